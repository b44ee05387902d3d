import type { ListMoviesInput } from "@marquee/schemas/movie-record";
import { type SearchMoviesInput, searchSelection } from "@marquee/schemas/search-fields";
import { formatSort } from "@marquee/schemas/sort-key";
import { countMovies } from "@marquee/services/movie-count";
import type { Answer } from "./answer";
import { nextPageHeaders } from "./page-link";
import type { RestCall } from "./rest-route";

type Page = { movies: unknown[]; next_cursor: string | null };

/** One page of a search, as `read` reads it, with the count that was asked for. */
export async function answerSearchPage(
  call: RestCall,
  input: SearchMoviesInput,
  read: (page: ListMoviesInput) => Promise<Page>,
): Promise<Answer> {
  const { sort, limit, cursor } = input;
  const [found, total] = await Promise.all([
    read({ ...searchSelection(input), sort, limit, cursor }),
    totalHeaders(call, input),
  ]);
  const headers = { ...searchPageHeaders(call, input, found), ...total };
  return { status: 200, headers, body: found.movies };
}

export const totalHeaderNames = ["X-Total-Count", "X-Total-Count-Kind"] as const;

/** The count that a search asks for, as headers; none where it asks for none. */
export async function totalHeaders(
  { ctx }: RestCall,
  input: SearchMoviesInput,
): Promise<Record<string, string>> {
  if (input.count === undefined) return {};
  const selection = searchSelection(input);
  const { count, kind } = await countMovies(ctx, { ...selection, kind: input.count });
  return { "X-Total-Count": String(count), "X-Total-Count-Kind": kind };
}

function searchPageHeaders(
  { path, incoming }: RestCall,
  { sort, query, ...rest }: SearchMoviesInput,
  { next_cursor }: Page,
): Record<string, string> {
  if (incoming.method === "POST") return next_cursor ? { "Next-Cursor": next_cursor } : {};
  const written = { ...rest, query: query?.text, sort: sort && formatSort(sort) };
  return nextPageHeaders(path, written, next_cursor);
}
