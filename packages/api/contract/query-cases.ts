import { type ContractCase, get } from "./contract-case";
import type { Sent } from "./http-client";

const post = (path: string, body: object): Sent => ({ method: "POST", path, body });
const inOneLine = (query: string) => `/api/search?${new URLSearchParams({ query })}`;

/** Words, queries in one line, and counts. */
export const queryCases: ContractCase[] = [
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
    sent: post("/api/search", { query: "year:x", no_field: "x" }),
    status: 400,
    code: "invalid_input",
    names: ["/query", "/no_field"],
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
