import { anyQueryText } from "@marquee/schemas/query-arbitrary";
import { parseQuery } from "@marquee/schemas/query-parse";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { completionsAt, taken, wantedValues } from "./completion";
import { placeAt } from "./completion-place";

const today = "2026-11-24";
const genres = ["Horror", "Black Comedy", 'say "no"', "(x", "OR"];

/** What is offered where the caret is: `|`. */
function offered(marked: string, suggestions: readonly string[] = genres): string[] {
  const caret = marked.indexOf("|");
  const text = marked.replace("|", "");
  const place = placeAt(text, caret);
  return place ? completionsAt(text, place, suggestions, today).map(({ insert }) => insert) : [];
}

function take(marked: string, insert: string): string {
  const text = marked.replace("|", "");
  const place = placeAt(text, marked.indexOf("|"));
  if (!place) throw new Error(`${marked}: nothing can stand here`);
  const result = taken(text, place, { insert, label: insert, detail: "", isValue: true });
  return `${result.text.slice(0, result.caret)}|${result.text.slice(result.caret)}`;
}

describe("what can stand at the caret is offered", () => {
  test.each<[string, string[]]>([
    ["|", ["title", "genre:", "expires", "year"]],
    ["alien ex|", ["expires"]],
    ["-(ge|", ["genre:"]],
    ["rights|", ["expires"]],
    ["alien|", []],
    ["ge|nre:horror", []],
    ["genre|", ["genre:", "genre!=", "genre~"]],
    ["expires|", ["expires<", "expires<=", "expires:", "expires>", "expires>=", "expires!="]],
    ["year!|", ["year!="]],
    ["genre:o|", ["Horror", '"Black Comedy"', '"say \\"no\\""', "OR"]],
    ["genre!=war, |", ["Horror", '"Black Comedy"', '"say \\"no\\""', '"(x"', "OR"]],
    ["year:199|", ["1990..1999"]],
    ["year>=199|", ["1990"]],
    ["expires<|", ["7d", "30d", "90d", "today", "eom", "2026-11", "2026-12", "2026", "2027"]],
    ["expires<3|", ["3d", "3w", "3m", "3y"]],
    ["expires:today..e|", ["eom"]],
    ["expires:tod|", ["today", "today..7d", "today..30d", "today..90d", "today..eom"]],
    ["expires:2027-0|", [..."123456789"].map((month) => `2027-0${month}`)],
    ['"the ge|', []],
    ["gnere:x ge|", []],
  ])("%s", (marked, inserts) => {
    expect(offered(marked)).toEqual(inserts);
  });
});

test.each([
  ["alien ge|", "genre:", "alien genre:|"],
  ['genre:"bla|" year:1990', '"Black Comedy"', 'genre:"Black Comedy"| year:1990'],
  ["genre:*co|", "Comedy", "genre:*Comedy|"],
  ["(expires:today..e|)", "eom", "(expires:today..eom|)"],
])("%s takes %s", (marked, insert, result) => {
  expect(take(marked, insert)).toBe(result);
});

test("values are asked for where a field is compared with whole ones", () => {
  expect(wantedValues(placeAt("genre:hor", 9))).toEqual({ field: "genre", text: "hor" });
  expect(wantedValues(placeAt("genre~hor", 9))).toBeUndefined();
  expect(wantedValues(placeAt("year:19", 7))).toBeUndefined();
});

/** What may be typed after an unfinished query, to see that some of it makes a query. */
const endings = ["", "a", "1", '"', 'a"', "d", "oday", "day", "ay", "y", "om", "m", "01", "0", "1d"]
  .concat(["genre:a", " genre:a", ".1", ".", "=1", ":1", "=a"])
  .concat(
    ["title", "genre", "expires", "expiry", "expiry_date", "year", "release_year"].flatMap((name) =>
      [...name].map((_, at) => `${name.slice(at + 1)}:2000`),
    ),
  );

function canBeQuery(text: string): boolean {
  return [...endings].some((ending) =>
    ["", ")", "))", ")))", "))))"].some(
      (close) => parseQuery(`${text}${ending}${close}`, today).problem === undefined,
    ),
  );
}

test("whatever is taken, the text up to it is a query or becomes one by more typing", () => {
  let count = 0;
  fc.assert(
    fc.property(
      anyQueryText(),
      fc.nat(),
      fc.constantFrom("", "ge", "expires", "genre:", "year:1"),
      (text, at, more) => {
        const start = text.slice(0, at % (text.length + 1)) + more;
        const whole = start + text.slice(start.length - more.length);
        const place = placeAt(whole, start.length);
        for (const one of place ? completionsAt(whole, place, genres, today) : []) {
          const result = taken(whole, place ?? { kind: "field", from: 0, to: 0, typed: "" }, one);
          count += 1;
          const prefix = result.text.slice(0, result.caret);
          expect(canBeQuery(prefix), prefix).toBe(true);
        }
      },
    ),
    { numRuns: 200 },
  );
  expect(count).toBeGreaterThan(80);
});
