import { anyQueryText } from "@marquee/schemas/query-arbitrary";
import { parseQuery } from "@marquee/schemas/query-parse";
import fc from "fast-check";
import { expect, test } from "vitest";
import { partWords } from "./condition-words";
import { piecesOf, withoutPiece } from "./query-parts";

const today = "2026-11-24";

test.each<[string, string[]]>([
  ["", []],
  ["genre:horror expires:today..30d", ["Genre is horror", "Rights until within 30 days"]],
  [
    "star wars year:1970..1979 episode",
    ["Title is like “star wars”", "Year is between 1970 and 1979", "Title is like “episode”"],
  ],
  ["genre:Drama,War -genre:Western", ["Genre is Drama or War", "Genre is not Western"]],
  ['title:star* -"the end"', ["Title begins with star", "not Title contains the end"]],
  [
    "genre:war OR (year<1950 -(title:a OR title:b))",
    ["Genre is war or (Year is before 1950 and not (Title is a or Title is b))"],
  ],
  [
    "(genre:war OR genre:a) AND year>=1990",
    ["Genre is war or Genre is a", "Year is at earliest 1990"],
  ],
  [
    "expires<30d expires>=-2w",
    ["Rights until in less than 30 days", "Rights until 2 weeks ago or later"],
  ],
  [
    "expires:2027-03 expires<=eom",
    ["Rights until in March 2027", "Rights until at latest the end of this month"],
  ],
  ["expires:2026-12-31 expires!=today", ["Rights until 31 Dec 2026", "Rights until not today"]],
  ["gnere:horror", []],
])("%s is told by its parts", (text, words) => {
  expect(piecesOf(text, today).map(({ node }) => partWords(node, "en-GB"))).toEqual(words);
});

test("a part is taken out, and the others stay as they were written", () => {
  const without = (text: string, at: number) => {
    const pieces = piecesOf(text, today);
    const piece = pieces[at];
    return piece && withoutPiece(pieces, piece);
  };
  expect(without("genre = horror AND expires<30d  alien", 0)).toBe("expires<30d alien");
  expect(without("-(genre:a OR genre:b) year:1979", 1)).toBe("-(genre:a OR genre:b)");
  expect(without("genre:a OR genre:b", 0)).toBe("");
  // Beside each other these two words would be a comparison.
  expect(without("year genre:a :1979", 1)).toBe("year AND :1979");
});

test("whatever part is taken out of whatever query, what is left is read as it was", () => {
  fc.assert(
    fc.property(anyQueryText(), (text) => {
      const pieces = piecesOf(text, today);
      for (const piece of pieces) {
        const left = withoutPiece(pieces, piece);
        const others = pieces.filter((one) => one !== piece).map((one) => one.text);
        expect(parseQuery(left, today).problem).toBeUndefined();
        expect(parseQuery(left, today)).toEqual(parseQuery(others.join(" AND "), today));
      }
    }),
    { numRuns: 500 },
  );
});
