import type { MoviePage, MovieRecord } from "@marquee/schemas/movie-record";
import { type SearchMoviesInput, searchSelection } from "@marquee/schemas/search-fields";
import { formatSort } from "@marquee/schemas/sort";
import { countMovies } from "@marquee/services/movie-count";
import { listMovies } from "@marquee/services/movie-read";
import type { Answer } from "./answer";
import { nextPageHeaders } from "./page-link";
import type { RestCall } from "./rest-route";

/** One page of what a search found, each film as `shown` shows it. */
export async function answerSearchPage(
  call: RestCall,
  input: SearchMoviesInput,
  shown: (movie: MovieRecord) => object,
): Promise<Answer> {
  const { sort, limit, cursor } = input;
  const [found, counted] = await Promise.all([
    listMovies(call.ctx, { ...searchSelection(input), sort, limit, cursor }),
    totalHeaders(call, input),
  ]);
  const headers = { ...searchPageHeaders(call, input, found), ...counted };
  return { status: 200, headers, body: found.movies.map(shown) };
}

/** The count that a search asks for, as headers; none where it asks for none. */
export async function totalHeaders(
  call: RestCall,
  input: SearchMoviesInput,
): Promise<Record<string, string>> {
  if (input.count === undefined) return {};
  const { count, kind } = await countMovies(call.ctx, {
    ...searchSelection(input),
    kind: input.count,
  });
  return { "X-Total-Count": String(count), "X-Total-Count-Kind": kind };
}

function searchPageHeaders(
  { path, incoming }: RestCall,
  input: SearchMoviesInput,
  { next_cursor }: MoviePage,
): Record<string, string> {
  if (incoming.method === "POST") return next_cursor ? { "Next-Cursor": next_cursor } : {};
  const { sort, query, ...rest } = input;
  const written = { ...rest, query: query?.text, sort: sort && formatSort(sort) };
  return nextPageHeaders(path, written, next_cursor);
}
