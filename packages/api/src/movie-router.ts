import { BulkSelectInput, BulkUpdateInput } from "@marquee/schemas/bulk";
import { MovieHistoryInput } from "@marquee/schemas/change-set";
import {
  CountMoviesInput,
  CreateMovieInput,
  DeleteMoviesInput,
  ExpiringMoviesInput,
  GetMovieInput,
  ListMoviesInput,
  SuggestValuesInput,
  UpdateMovieInput,
} from "@marquee/schemas/movie-record";
import { MovieStatsInput } from "@marquee/schemas/movie-stats";
import { ListTrashInput, RestoreMovieInput } from "@marquee/schemas/trash";
import { bulkDelete, bulkRestore, bulkUpdate } from "@marquee/services/bulk";
import { movieHistory } from "@marquee/services/change-set-read";
import { countMovies } from "@marquee/services/movie-count";
import { expiringMovies, getMovie, listMovies } from "@marquee/services/movie-read";
import { movieStats } from "@marquee/services/movie-stats";
import { suggestValues } from "@marquee/services/movie-suggest";
import { createMovie, deleteMovies, updateMovie } from "@marquee/services/movie-write";
import { listTrash, restoreMovie } from "@marquee/services/trash";
import { procedure, router } from "./trpc";

const read = procedure("movie.read");
const write = procedure("movie.write");

export const movieRouter = router({
  get: read.input(GetMovieInput).query(({ ctx, input }) => ctx.run(getMovie, input)),
  list: read
    .input(ListMoviesInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(listMovies, input)),
  count: read
    .input(CountMoviesInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(countMovies, input)),
  expiring: read
    .input(ExpiringMoviesInput)
    .query(({ ctx, input }) => ctx.run(expiringMovies, input)),
  stats: read
    .input(MovieStatsInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(movieStats, input)),
  suggest: read.input(SuggestValuesInput).query(({ ctx, input }) => ctx.run(suggestValues, input)),
  history: read.input(MovieHistoryInput).query(({ ctx, input }) => ctx.run(movieHistory, input)),
  trash: read
    .input(ListTrashInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(listTrash, input)),
  create: write.input(CreateMovieInput).mutation(({ ctx, input }) => ctx.run(createMovie, input)),
  update: write.input(UpdateMovieInput).mutation(({ ctx, input }) => ctx.run(updateMovie, input)),
  delete: write.input(DeleteMoviesInput).mutation(({ ctx, input }) => ctx.run(deleteMovies, input)),
  restore: write
    .input(RestoreMovieInput)
    .mutation(({ ctx, input }) => ctx.run(restoreMovie, input)),
  bulkUpdate: write.input(BulkUpdateInput).mutation(({ ctx, input }) => ctx.run(bulkUpdate, input)),
  bulkDelete: write.input(BulkSelectInput).mutation(({ ctx, input }) => ctx.run(bulkDelete, input)),
  bulkRestore: write
    .input(BulkSelectInput)
    .mutation(({ ctx, input }) => ctx.run(bulkRestore, input)),
});
