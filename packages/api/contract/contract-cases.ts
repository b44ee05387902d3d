import type { Sent } from "./http-client";

/** A statement of the contract: what is sent, and what must come back. */
export type ContractCase = {
  name: string;
  sent: Sent;
  status: number;
  /** The problem's code. */
  code?: string;
  /** Which fields the problem names, in order, as pointers or parameters. */
  names?: string[];
  /** The titles of the films answered, in order. */
  titles?: string[];
  headers?: Record<string, RegExp>;
  /** Next reads percent-encoding before its mount does, and mends or refuses it by itself. */
  is_lost_in_next?: true;
};

/** The films that every case finds, in the catalogue's order. */
export const catalogue = [
  { title: "Alien", genre: "Horror", expiry_date: "2026-12-31", release_year: 1979 },
  { title: "Aliens", genre: "Action", expiry_date: "2026-06-30", release_year: 1986 },
  { title: "Amélie", genre: "Romance", expiry_date: "2026-06-30", release_year: 2001 },
  { title: "The Thing", genre: "Horror", expiry_date: "2024-02-29", release_year: 1982 },
  { title: "The Thing", genre: "horror", expiry_date: "9999-12-31", release_year: 2011 },
];

const get = (path: string, body?: string | object, headers?: Record<string, string>): Sent => ({
  method: "GET",
  path,
  ...(body === undefined ? {} : { body }),
  ...(headers === undefined ? {} : { headers }),
});
const everything = catalogue.map(({ title }) => title);

const searches: ContractCase[] = [
  { name: "no field finds all films", sent: get("/api/search"), status: 200, titles: everything },
  {
    name: "a trailing slash after /api is /api",
    sent: get("/api/"),
    status: 200,
    titles: everything,
  },
  {
    name: "title equals by key",
    sent: get("/api/search?title=%20ALIEN%20"),
    status: 200,
    titles: ["Alien"],
  },
  { name: "accents count", sent: get("/api/search?title=Amelie"), status: 200, titles: [] },
  {
    name: "genre equals by key",
    sent: get("/api/search?genre=HORROR&release_year=2011"),
    status: 200,
    titles: ["The Thing"],
  },
  {
    name: "fields in a GET's body",
    sent: get("/api/search", { genre: "horror" }),
    status: 200,
    titles: ["Alien", "The Thing", "The Thing"],
  },
  {
    name: "body and query join",
    sent: get("/api/search?release_year=1982", { genre: "horror" }),
    status: 200,
    titles: ["The Thing"],
  },
  {
    name: "the same value in both is fine",
    sent: get("/api/search?title=alien", { title: "alien" }),
    status: 200,
    titles: ["Alien"],
  },
  {
    name: "different values in both are not",
    sent: get("/api/search?title=alien", { title: "aliens" }),
    status: 400,
    code: "invalid_input",
    names: ["title"],
  },
  {
    name: "null and empty do not constrain",
    sent: get("/api/search?genre=", { title: null, release_year: 1979 }),
    status: 200,
    titles: ["Alien"],
  },
  {
    name: "a year out of range finds nothing",
    sent: get("/api/search?release_year=1500"),
    status: 200,
    titles: [],
  },
  {
    name: "a number too big for its column finds nothing",
    sent: get("/api/search?release_year=99999999999999999999"),
    status: 200,
    titles: [],
  },
  {
    name: "so does one of 400 digits",
    sent: get(`/api/search?release_year=${"9".repeat(400)}`),
    status: 200,
    titles: [],
  },
  {
    name: "numbers are parsed strictly",
    sent: get("/api/search?release_year=19x4"),
    status: 400,
    code: "invalid_input",
    names: ["release_year"],
  },
  {
    name: "a number as text in a body is not a number",
    sent: get("/api/search", { release_year: "1979" }),
    status: 400,
    code: "invalid_input",
    names: ["/release_year"],
  },
  {
    name: "a date that does not exist",
    sent: get("/api/search?expiry_date=2026-02-30"),
    status: 400,
    code: "invalid_input",
    names: ["expiry_date"],
  },
  {
    name: "unknown and repeated parameters are named together",
    sent: get("/api/search?x=1&genre=a&genre=b"),
    status: 400,
    code: "invalid_input",
    names: ["x", "genre"],
  },
  {
    name: "an unknown field of a body",
    sent: get("/api/search", { director: "x" }),
    status: 400,
    code: "invalid_input",
    names: ["/director"],
  },
  {
    name: "percent-encoding that is broken",
    sent: get("/api/search?title=%ff"),
    status: 400,
    code: "invalid_encoding",
    is_lost_in_next: true,
  },
  {
    name: "a NUL in a value",
    sent: get("/api/search?title=a%00"),
    status: 400,
    code: "invalid_input",
    names: ["title"],
  },
  {
    name: "half a surrogate pair",
    sent: get("/api/search", '{"title":"\\ud800"}', { "content-type": "application/json" }),
    status: 400,
    code: "invalid_input",
    names: ["/title"],
  },
  {
    name: "a condition",
    sent: get(
      `/api/search?filter=${encodeURIComponent('{"release_year":{"gte":1980,"lt":2000}}')}`,
    ),
    status: 200,
    titles: ["Aliens", "The Thing"],
  },
  {
    name: "% and _ are only characters",
    sent: get(`/api/search?filter=${encodeURIComponent('{"title":{"contains":"_"}}')}`),
    status: 200,
    titles: [],
  },
  {
    name: "an empty condition",
    sent: get("/api/search?filter=%7B%7D"),
    status: 400,
    code: "invalid_input",
    names: ["filter"],
  },
  {
    name: "a condition that is no JSON",
    sent: get("/api/search?filter=x"),
    status: 400,
    code: "invalid_input",
    names: ["filter"],
  },
  {
    name: "a condition nested a thousand deep",
    sent: get("/api/search", `{"filter":${'{"not":'.repeat(1000)}1${"}".repeat(1000)}}`, {
      "content-type": "application/json",
    }),
    status: 400,
    code: "invalid_input",
    names: ["/filter"],
  },
  {
    name: "an order",
    sent: get("/api/search?sort=-expiry_date,title"),
    status: 200,
    titles: ["The Thing", "Alien", "Aliens", "Amélie", "The Thing"],
  },
  {
    name: "an order by what is no field",
    sent: get("/api/search?sort=director"),
    status: 400,
    code: "invalid_input",
    names: ["sort"],
  },
];

const post = (path: string, body: object): Sent => ({ method: "POST", path, body });
const inOneLine = (query: string) => `/api/search?${new URLSearchParams({ query })}`;

const queries: ContractCase[] = [
  {
    name: "words without accents",
    sent: get("/api/search?q=amelie"),
    status: 200,
    titles: ["Amélie"],
  },
  {
    name: "words typed wrong, the best first",
    sent: get("/api/search?q=alein"),
    status: 200,
    titles: ["Alien", "Aliens"],
  },
  {
    name: "words, in an order that is asked for",
    sent: get("/api/search?q=thing&sort=-release_year"),
    status: 200,
    titles: ["The Thing", "The Thing"],
  },
  {
    name: "words that are none",
    sent: get("/api/search?q=%20&genre=action"),
    status: 200,
    titles: ["Aliens"],
  },
  {
    name: "more words than 200 characters",
    sent: get(`/api/search?q=${"x".repeat(201)}`),
    status: 400,
    code: "invalid_input",
    names: ["q"],
  },
  {
    name: "a query in one line",
    sent: get(inOneLine('genre:horror year<2000 -title:"the thing"')),
    status: 200,
    titles: ["Alien"],
  },
  {
    name: "alternatives, and words beside them",
    sent: get(inOneLine("(genre:action OR genre:horror) alien")),
    status: 200,
    titles: ["Alien", "Aliens"],
  },
  {
    name: "query, words, filter and fields hold together",
    sent: get(
      `${inOneLine("year>1980")}&q=thing&genre=horror&filter=${encodeURIComponent('{"release_year":{"lt":2000}}')}`,
    ),
    status: 200,
    titles: ["The Thing"],
  },
  {
    name: "a query with a field that is none",
    sent: get(inOneLine("gnere:horror")),
    status: 400,
    code: "invalid_input",
    names: ["query"],
  },
  {
    name: "a search as the JSON of a POST",
    sent: post("/api/search", { filter: { genre: "horror" }, sort: "-release_year", limit: 2 }),
    status: 200,
    titles: ["The Thing", "The Thing"],
    headers: { "next-cursor": /^[\w-]+$/ },
  },
  {
    name: "a search with a field that is none, as the JSON of a POST",
    sent: post("/api/search", { query: "year:x", director: "x" }),
    status: 400,
    code: "invalid_input",
    names: ["/query", "/director"],
  },
  {
    name: "an exact count",
    sent: get("/api/search?genre=horror&count=exact"),
    status: 200,
    headers: { "x-total-count": /^3$/, "x-total-count-kind": /^exact$/ },
  },
  {
    name: "a count of a page's whole list",
    sent: get("/api/movies?genre=horror&count=estimated&limit=1"),
    status: 200,
    titles: ["Alien"],
    headers: { "x-total-count": /^3$/, "x-total-count-kind": /^exact$/ },
  },
  {
    name: "a count of another kind",
    sent: get("/api/search?count=about"),
    status: 400,
    code: "invalid_input",
    names: ["count"],
  },
];

const expiries: ContractCase[] = [
  {
    name: "both ends are inside, soonest first",
    sent: get("/api/expiredMovies?from=2024-02-29&to=2026-06-30"),
    status: 200,
    titles: ["The Thing", "Aliens", "Amélie"],
  },
  {
    name: "the range may lie in the future",
    sent: get("/api/expiredMovies", { from: "9999-01-01", to: "9999-12-31" }),
    status: 200,
    titles: ["The Thing"],
  },
  {
    name: "both are required",
    sent: get("/api/expiredMovies"),
    status: 400,
    code: "invalid_input",
    names: ["from", "to"],
  },
  {
    name: "one in the query, one missing in the body",
    sent: get("/api/expiredMovies?from=2024-01-01", {}),
    status: 400,
    code: "invalid_input",
    names: ["/to"],
  },
  {
    name: "the wrong way round",
    sent: get("/api/expiredMovies?from=2026-01-02&to=2026-01-01"),
    status: 400,
    code: "invalid_input",
    names: ["from"],
  },
  {
    name: "a date that is none",
    sent: get("/api/expiredMovies?from=2026-13-01&to=x"),
    status: 400,
    code: "invalid_input",
    names: ["from", "to"],
  },
];

const pages: ContractCase[] = [
  {
    name: "a page and the way to the next",
    sent: get("/api?limit=2"),
    status: 200,
    titles: ["Alien", "Aliens"],
    headers: { link: /^<\/api\?limit=2&cursor=[\w-]+>; rel="next"$/, "next-cursor": /^[\w-]+$/ },
  },
  {
    name: "the fields of a GET's body are folded into the link",
    sent: get("/api/search", { genre: "horror", limit: 1 }),
    status: 200,
    titles: ["Alien"],
    headers: { link: /^<\/api\/search\?genre=horror&limit=1&cursor=/ },
  },
  {
    name: "a cursor needs a limit here",
    sent: get("/api?cursor=abc"),
    status: 400,
    code: "invalid_input",
    names: ["limit"],
  },
  {
    name: "a limit of 0",
    sent: get("/api?limit=0"),
    status: 400,
    code: "invalid_input",
    names: ["limit"],
  },
  {
    name: "a limit of 1001",
    sent: get("/api/movies?limit=1001"),
    status: 400,
    code: "invalid_input",
    names: ["limit"],
  },
  {
    name: "a cursor that is none",
    sent: get("/api?limit=1&cursor=abc"),
    status: 400,
    code: "invalid_input",
    names: ["cursor"],
  },
];

const others: ContractCase[] = [
  { name: "an unknown path", sent: get("/api/nothing"), status: 404, code: "not_found" },
  {
    name: "a trailing slash is another path",
    sent: get("/api/movies/"),
    status: 404,
    code: "not_found",
  },
  {
    name: "a malformed id is an unknown film",
    sent: get("/api/movies/x"),
    status: 404,
    code: "movie_not_found",
  },
  {
    name: "an id with a broken percent-encoding",
    sent: get("/api/movies/%zz"),
    status: 404,
    code: "movie_not_found",
    is_lost_in_next: true,
  },
  {
    name: "a film that nobody made",
    sent: get("/api/movies/0193f7e0-0000-7000-8000-000000000000"),
    status: 404,
    code: "movie_not_found",
  },
  {
    name: "a delete without a title",
    sent: { method: "DELETE", path: "/api" },
    status: 400,
    code: "invalid_input",
    names: ["title"],
  },
  {
    name: "a delete of what is not there",
    sent: { method: "DELETE", path: "/api?title=nothing" },
    status: 404,
    code: "movie_not_found",
  },
  {
    name: "a write whose query and body are both wrong",
    sent: { method: "POST", path: "/api?x=1", body: { ...catalogue[0], title: 1 } },
    status: 400,
    code: "invalid_input",
    names: ["x", "/title"],
  },
  {
    name: "a control character at the edge, where trimming would take it",
    sent: { method: "POST", path: "/api", body: { ...catalogue[0], title: "Tab\t" } },
    status: 400,
    code: "invalid_input",
    names: ["/title"],
  },
  {
    name: "the request id that was given",
    sent: get("/api/search?title=alien", undefined, { "x-request-id": "my-own_1" }),
    status: 200,
    headers: { "x-request-id": /^my-own_1$/ },
  },
  {
    name: "a request id that may not be given",
    sent: get("/api/search?title=alien", undefined, { "x-request-id": "a b" }),
    status: 200,
    headers: { "x-request-id": /^[0-9a-f-]{36}$/ },
  },
  {
    name: "answers that nobody may keep",
    sent: get("/api/movies"),
    status: 200,
    headers: { "cache-control": /^no-store$/ },
  },
  {
    name: "JSON where nothing else fits",
    sent: get("/api/search?title=alien", undefined, { accept: "image/png" }),
    status: 200,
    headers: { "content-type": /^application\/json/ },
  },
];

export const contractCases: readonly ContractCase[] = [
  ...searches,
  ...queries,
  ...expiries,
  ...pages,
  ...others,
];
