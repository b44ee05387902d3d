import { Condition } from "@marquee/schemas/condition";
import { anyConditionTree, anyQueryText } from "@marquee/schemas/query-arbitrary";
import { formatQuery } from "@marquee/schemas/query-format";
import { parseQuery } from "@marquee/schemas/query-parse";
import fc from "fast-check";
import { expect, test } from "vitest";
import { added, type Draft, readDraft, replaced, writeDraft } from "./draft";

const today = "2026-11-24";

function written(text: string): string | undefined {
  return writeDraft(readDraft(text, today), today).text;
}

test.each([
  "",
  "alien",
  "genre:horror expires<30d amelie",
  "expires:today..eom -expires:2027-03",
  "genre:drama OR genre:war",
  'title~"star wars" year:1970..1979 (genre:drama OR -(genre:war year>1980))',
  "genre:Drama,War year!=1979,1982 title:star* title:*end",
  "expires>2027 year:..1999 -(-(genre:a))",
])("%s goes through the builder as it is, its dates still relative", (text) => {
  const same = text.replace("year:..1999", "year<=1999").replace("-(-(genre:a))", "-(-genre:a)");
  expect(written(text)).toBe(same);
});

test("whatever can be read comes out of the builder with the same meaning", () => {
  const trees = anyConditionTree().map((tree) => {
    const { data } = Condition.safeParse(tree);
    return data ? formatQuery({ filter: data }) : "";
  });
  fc.assert(
    fc.property(fc.oneof(anyQueryText(), trees), (text) => {
      const { query } = parseQuery(text, today);
      fc.pre(query !== undefined);
      expect(parseQuery(written(text) ?? "", today).query).toEqual(query);
    }),
    { numRuns: 300 },
  );
});

test("conditions and groups are added, changed and taken out", () => {
  const draft = readDraft("genre:horror", today);
  const grown = added(draft, draft.root, true);
  const [first, group] = grown.root.items;
  if (first?.kind !== "condition" || group?.kind !== "group") throw new Error("no group was added");
  // What lacks a value is left out.
  expect(writeDraft(grown, today).text).toBe("genre:horror");
  const [empty] = group.items;
  if (empty?.kind !== "condition") throw new Error("the group is empty");
  const filled = replaced(grown, empty.id, { ...empty, values: ["the thing"] });
  expect(writeDraft(filled, today).text).toBe('genre:horror title~"the thing"');
  expect(writeDraft(replaced(filled, first.id, undefined), today).text).toBe('title~"the thing"');
  expect(writeDraft(replaced(filled, first.id, { ...first, isNot: true }), today).text).toBe(
    '-genre:horror title~"the thing"',
  );
});

test("beyond the limits a draft is refused, with conditions that lack a value as well", () => {
  const deep = (draft: Draft): Draft => {
    const innermost = (group: Draft["root"]): Draft["root"] => {
      const inside = group.items.find((item) => item.kind === "group");
      return inside ? innermost(inside) : group;
    };
    return added(draft, innermost(draft.root), true);
  };
  let draft = readDraft("", today);
  let groups = 0;
  while (writeDraft(draft, today).problem === undefined && groups < 20) {
    const deeper = deep(draft);
    draft = added(deeper, deeper.root, false);
    groups += 1;
  }
  expect(writeDraft(draft, today).problem?.code).toBe("too_complex");
  const many = readDraft(Array.from({ length: 50 }, (_, at) => `genre:g${at}`).join(" "), today);
  expect(writeDraft(many, today).problem).toBeUndefined();
  expect(writeDraft(added(many, many.root, false), today).problem?.code).toBe("too_complex");
});
