import { BulkAnswer, BulkSelectInput, BulkUpdateInput } from "@marquee/schemas/bulk";
import { MovieHistoryInput, MovieHistoryPage } from "@marquee/schemas/change-set";
import {
  CountMoviesInput,
  CreateMovieInput,
  DeleteMoviesInput,
  ExpiringMoviesInput,
  GetMovieInput,
  ListMoviesInput,
  MovieCount,
  MoviePage,
  MovieRecord,
  SuggestValuesInput,
  UpdateMovieInput,
} from "@marquee/schemas/movie-record";
import {
  ExpiryDays,
  ExpiryDaysInput,
  GenreSpread,
  GenreSpreadInput,
} from "@marquee/schemas/movie-spread";
import { MovieStats, MovieStatsInput } from "@marquee/schemas/movie-stats";
import { ListTrashInput, RestoreMovieInput, TrashPage } from "@marquee/schemas/trash";
import { AddedMovie, DeletedMovies, WrittenMovie } from "@marquee/schemas/written-movie";
import { bulkDelete, bulkRestore, bulkUpdate } from "@marquee/services/bulk";
import { movieHistory } from "@marquee/services/change-set-read";
import { countMovies } from "@marquee/services/movie-count";
import { expiringMovies, getMovie, listMovies } from "@marquee/services/movie-read";
import { expiryDays, genreSpread } from "@marquee/services/movie-spread";
import { movieStats } from "@marquee/services/movie-stats";
import { suggestValues } from "@marquee/services/movie-suggest";
import { createMovie, deleteMovies, updateMovie } from "@marquee/services/movie-write";
import { listTrash, restoreMovie } from "@marquee/services/trash";
import { z } from "zod";
import { procedure, router } from "./trpc";

const get = procedure("movie.read", {
  summary: "One film",
  output: MovieRecord,
  refusals: ["movie_not_found", "movie_deleted"],
});
const list = procedure("movie.read", {
  summary: "A page of films, filtered and sorted",
  output: MoviePage,
  refusals: ["query_too_slow"],
});
const count = procedure("movie.read", {
  summary: "How many films a selection means",
  output: MovieCount,
  refusals: ["query_too_slow"],
});
const expiring = procedure("movie.read", {
  summary: "A page of films whose rights end in a range of days, soonest first",
  output: MoviePage,
  refusals: ["query_too_slow"],
});
const stats = procedure("movie.read", {
  summary: "How the films of a selection are spread over genres, years and expiry",
  output: MovieStats,
  refusals: ["query_too_slow"],
});
const days = procedure("movie.read", {
  summary: "How many films of a selection end on each day of a range",
  output: ExpiryDays,
  refusals: ["query_too_slow"],
});
const spread = procedure("movie.read", {
  summary:
    "How the most frequent genres of a selection are spread over months of expiry or decades",
  output: GenreSpread,
  refusals: ["query_too_slow"],
});
const suggest = procedure("movie.read", {
  summary: "Values of a field already in use that contain or resemble a text",
  output: z.array(z.string()),
});
const history = procedure("movie.read", {
  summary: "A page of a film's changes, newest first",
  output: MovieHistoryPage,
  refusals: ["movie_not_found"],
});
const trash = procedure("movie.read", {
  summary: "A page of the films in the trash, last deleted first",
  output: TrashPage,
  refusals: ["query_too_slow"],
});
const create = procedure("movie.write", {
  summary: "Add a film",
  output: AddedMovie,
  refusals: ["duplicate_movie"],
});
const update = procedure("movie.write", {
  summary: "Change fields of a film that still has a version",
  output: WrittenMovie,
  refusals: ["movie_not_found", "movie_deleted", "duplicate_movie", "stale_version"],
});
const remove = procedure("movie.write", {
  summary: "Move films to the trash: those named, or all that a condition matches",
  output: DeletedMovies,
  refusals: ["movie_not_found"],
});
const restore = procedure("movie.write", {
  summary: "Take a film out of the trash",
  output: WrittenMovie,
  refusals: ["movie_not_found", "duplicate_movie"],
});
const bulk = (summary: string) =>
  procedure("movie.write", {
    summary,
    output: BulkAnswer,
    refusals: ["count_mismatch", "duplicate_movie"],
  });

export const movieRouter = router({
  get: get.input(GetMovieInput).query(({ ctx, input }) => ctx.run(getMovie, input)),
  list: list
    .input(ListMoviesInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(listMovies, input)),
  count: count
    .input(CountMoviesInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(countMovies, input)),
  expiring: expiring
    .input(ExpiringMoviesInput)
    .query(({ ctx, input }) => ctx.run(expiringMovies, input)),
  stats: stats
    .input(MovieStatsInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(movieStats, input)),
  expiryDays: days.input(ExpiryDaysInput).query(({ ctx, input }) => ctx.run(expiryDays, input)),
  genreSpread: spread
    .input(GenreSpreadInput)
    .query(({ ctx, input }) => ctx.run(genreSpread, input)),
  suggest: suggest
    .input(SuggestValuesInput)
    .query(({ ctx, input }) => ctx.run(suggestValues, input)),
  history: history.input(MovieHistoryInput).query(({ ctx, input }) => ctx.run(movieHistory, input)),
  trash: trash
    .input(ListTrashInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(listTrash, input)),
  create: create.input(CreateMovieInput).mutation(({ ctx, input }) => ctx.run(createMovie, input)),
  update: update.input(UpdateMovieInput).mutation(({ ctx, input }) => ctx.run(updateMovie, input)),
  delete: remove
    .input(DeleteMoviesInput)
    .mutation(({ ctx, input }) => ctx.run(deleteMovies, input)),
  restore: restore
    .input(RestoreMovieInput)
    .mutation(({ ctx, input }) => ctx.run(restoreMovie, input)),
  bulkUpdate: bulk("Set fields of many films or extend their rights, all or none")
    .input(BulkUpdateInput)
    .mutation(({ ctx, input }) => ctx.run(bulkUpdate, input)),
  bulkDelete: bulk("Move many films to the trash, all or none")
    .input(BulkSelectInput)
    .mutation(({ ctx, input }) => ctx.run(bulkDelete, input)),
  bulkRestore: bulk("Take many films out of the trash, all or none")
    .input(BulkSelectInput)
    .mutation(({ ctx, input }) => ctx.run(bulkRestore, input)),
});
