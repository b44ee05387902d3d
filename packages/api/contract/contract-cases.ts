import { type ContractCase, catalogue, get } from "./contract-case";
import { limitCases } from "./limit-cases";
import { queryCases } from "./query-cases";
import { searchCases } from "./search-cases";

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
  ...searchCases,
  ...queryCases,
  ...expiries,
  ...pages,
  ...limitCases,
  ...others,
];
