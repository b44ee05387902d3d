import fc from "fast-check";

const oddTexts = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\u0007",
  "\u007f",
  "\u2028",
  "\ufeff",
  "\ud800",
  "half \udfff",
  "\u202egnirts",
  "e\u0301".repeat(300),
  "Z\u0351\u036b\u0343".repeat(200),
  "\ufdfa".repeat(499),
  "𝔘👩‍👩‍👧‍👦",
  "ı İ ß ς",
  "x".repeat(501),
  "x".repeat(20_000),
  "a ".repeat(2_000),
  "%",
  "_%\\",
  "'; DROP TABLE movies; --",
  "$1",
  "null",
  "NaN",
  "-0",
  "1e309",
  "0x10",
  "00001979",
  "9".repeat(400),
  "2026-02-30",
  "0000-00-00",
  "10000-01-01",
  "-0001-01-01",
  "2026-12-31T23:59:59.999+14:00",
  "infinity",
  "title",
  "-title,-title",
  ",",
  "OR",
  "(".repeat(500),
  'title:"',
  "-".repeat(100),
  "expires<99999999999999d",
  "year>=-99999999999999999999",
  "0193f7e0-0000-7000-8000-00000000000g",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "eyJhIjoxfQ",
  "__proto__",
  "constructor",
];

const oddNumbers = [
  0,
  -0,
  -1,
  0.5,
  1887,
  9999,
  32_768,
  2_147_483_647,
  2_147_483_648,
  -2_147_483_649,
  Number.MAX_SAFE_INTEGER,
  2 ** 63,
  -(2 ** 63),
  1e21,
  1e308,
  5e-324,
];

const nested = (depth: number) => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);
const deepNot = (depth: number) =>
  JSON.parse(`${'{"not":'.repeat(depth)}{"title":"x"}${"}".repeat(depth)}`);

const oddStructures = [
  null,
  true,
  false,
  [],
  {},
  [null],
  nested(500),
  deepNot(6),
  deepNot(300),
  Array.from({ length: 1_001 }, (_, at) => at),
  Array.from({ length: 5_001 }, () => "0193f7e0-0000-7000-8000-000000000000"),
  { or: Array.from({ length: 60 }, () => ({ title: "x" })) },
  { title: { in: Array.from({ length: 1_001 }, (_, at) => `t${at}`) } },
  JSON.parse('{"__proto__":{"title":"x"},"constructor":{"prototype":{}}}'),
];

/** Text that somebody may send by mistake or on purpose. */
export const anyOddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...oddTexts) },
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
);

/** Any JSON value that is hardly what was asked for. */
export const anyOddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: anyOddText },
  { weight: 2, arbitrary: fc.constantFrom(...oddNumbers) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...oddStructures) },
  fc.jsonValue({ maxDepth: 3 }),
);

type Place = { holder: Record<string, unknown>; key: string };

const deepestPlace = 8;

function placesIn(value: unknown, depth = 0): Place[] {
  if (typeof value !== "object" || value === null || depth > deepestPlace) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [
    { holder, key },
    ...placesIn(holder[key], depth + 1),
  ]);
}

/** A value with one thing wrong: a field is replaced, missing, null or unknown. */
export function anySpoiled(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const ways = fc.constantFrom("replace", "replace", "drop", "null", "add");
  return fc.tuple(values, fc.nat(), ways, anyOddValue).map(([value, at, way, odd]) => {
    const spoiled = structuredClone(value);
    const places = placesIn(spoiled);
    const place = places[at % places.length];
    if (!place) return odd;
    if (way === "drop") delete place.holder[place.key];
    else if (way === "add") place.holder[`${place.key}_x`] = odd;
    else place.holder[place.key] = way === "null" ? null : odd;
    return spoiled;
  });
}

/** Paths that are none, or that only look like some. */
export const oddPaths = [
  "/api/",
  "/api//movies",
  "/api/nothing",
  "/api/Movies",
  "/api/%6dovies",
  "/api/movies/{id}/nothing",
  "/api/movies/%00",
  "/api/movies/%ED%A0%80",
  "/api/movies/%zz",
  "/api/movies/%2e%2e/trash",
  "/api/trpc",
  "/api/trpc/",
  "/api/trpc/movie.nothing",
  "/api/trpc/movie.get,movie.get",
  "/api/trpc/__proto__",
  "/api/trpc/constructor",
  "/api/trpc/movie.get,toString",
  "/api/trpc/%zz",
];

/** Query strings as no program should write them. */
export const anyRawQuery: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "%",
    "title=%zz",
    "title=%ED%A0%80",
    "title=%00",
    "=",
    "=&=",
    "&&&",
    "title",
    "title=a&title=b",
    "limit=1&limit=1",
    "limit=+1",
    "limit=1e3",
    "limit=%31",
    "input=",
    "input=%7B",
    "input=%zz",
    "input=null",
    "input=%22%5Cud800%22",
    "input=%7B%22json%22%3A%7B%7D%7D",
    "batch=1",
    "batch=1&input=%7B%220%22%3A%7B%7D%7D",
    "filter=%7B",
    "filter=null",
    "title[]=x&title[0]=y",
    "__proto__[x]=1",
    "?",
    "#",
    `q=${"x".repeat(7_000)}`,
    `cursor=${"e".repeat(7_000)}`,
  ),
  fc.string({ unit: fc.constantFrom(..."%&=+?[]{}ab01"), maxLength: 20 }),
);

/** Header values that Node sends, and that mean nothing. */
export const oddHeaders = [
  "",
  " ",
  "*",
  "é",
  "a b",
  ",",
  ";",
  '"',
  "v1",
  '"v0"',
  '"v-1"',
  '"v01"',
  '"v1", "v2"',
  '"v9999999999"',
  "x".repeat(255),
  "x".repeat(256),
  "x".repeat(4_000),
  "*/*;q=NaN",
  "text/csv;q=2,application/json;q=-1",
];
