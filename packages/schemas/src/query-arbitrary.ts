import fc from "fast-check";
import type { MovieFieldMeta } from "./movie";
import { movieFields } from "./movie-field";

const texts = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom(
    "the thing",
    "a,b",
    "*",
    "x*",
    '"',
    "\\",
    "“",
    "a:b",
    "-x",
    "OR",
    "(",
    "",
    " ",
    "..",
    "\u0338a",
  ),
);

const values: Record<MovieFieldMeta["kind"], fc.Arbitrary<string | number>> = {
  text: texts.filter((text) => !/\p{Cc}/u.test(text)),
  date: fc
    .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  integer: fc.oneof(fc.integer(), fc.constantFrom(-0, 1e21, -1e300, Number.MAX_SAFE_INTEGER)),
};

function anyComparison(field: MovieFieldMeta): fc.Arbitrary<object> {
  const value = values[field.kind];
  const one = ["eq", "ne", "lt", "lte", "gt", "gte"];
  const inside = field.kind === "text" ? ["contains", "starts_with", "ends_with"] : [];
  const plain = [...one, ...inside].map((operator) =>
    value.map((given) => ({ [operator]: given })),
  );
  const lists = ["in", "nin"].map((operator) =>
    fc.array(value, { minLength: 1, maxLength: 3 }).map((given) => ({ [operator]: given })),
  );
  const some = fc.array(fc.oneof(...plain, ...lists), { minLength: 1, maxLength: 3 });
  return fc.oneof(
    value,
    some.map((comparisons) => Object.assign({}, ...comparisons)),
  );
}

/** Any condition tree that programs may send, within its limits. */
export function anyConditionTree(): fc.Arbitrary<object> {
  const fields = fc
    .uniqueArray(fc.constantFrom(...movieFields), { minLength: 1, maxLength: 2 })
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map((field) => [field.name, anyComparison(field)]))),
    );
  const { tree } = fc.letrec<{ tree: object }>((tie) => {
    const some = fc.array(tie("tree"), { minLength: 1, maxLength: 3 });
    const groups = [
      fc.record({ and: some }),
      fc.record({ or: some }),
      fc.record({ not: tie("tree") }),
      fc.record({ or: some, not: tie("tree") }),
      fc.tuple(fields, some).map(([own, and]) => ({ ...own, and })),
    ];
    return { tree: fc.oneof({ maxDepth: 3, depthSize: "small" }, fields, ...groups) };
  });
  return tree;
}

const pieces = [
  "genre",
  "Year",
  "expires",
  "title",
  "nofield",
  "expiry_date",
  ":",
  "!=",
  "<",
  ">=",
  "~",
  "=",
  ",",
  "..",
  "*",
  "-",
  "(",
  ")",
  '"',
  "“",
  "\\",
  " ",
  " ",
  " ",
  "\t",
  "OR",
  "AND",
  "NOT",
  "horror",
  "1979",
  "-7",
  "2026-12-31",
  "2026-02",
  "30d",
  "6m",
  "eom",
  "today",
  "the thing",
  "Amélie",
  "\u0338",
  "\ud800",
  "\u0007",
  "99999999d",
];

/** Any text that someone may type where a query stands: pieces of queries in any order. */
export function anyQueryText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 30 }),
  );
}
