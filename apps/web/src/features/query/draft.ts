import type { CalendarDate } from "@marquee/schemas/calendar-date";
import type { Condition } from "@marquee/schemas/condition";
import { movieFields } from "@marquee/schemas/movie-field";
import type { QueryProblem } from "@marquee/schemas/query";
import { formatQuery } from "@marquee/schemas/query-format";
import { parseQuery } from "@marquee/schemas/query-parse";
import { partsOf, type QueryNode, readSyntax } from "@marquee/schemas/query-syntax";
import { conditionProblem } from "./condition-problem";
import {
  treeCondition,
  usualOperator,
  type WrittenCondition,
  writtenCondition,
} from "./written-condition";

/** A condition that is being built; its values may be missing yet. */
export type DraftCondition = WrittenCondition & { kind: "condition"; id: number; isNot: boolean };

/** Conditions and groups of which all or any must hold. */
export type DraftGroup = {
  kind: "group";
  id: number;
  isNot: boolean;
  join: "and" | "or";
  items: readonly DraftItem[];
};

export type DraftItem = DraftCondition | DraftGroup;

/** A query as the builder edits it: the same tree as the line's, but with each value as it was written. */
export type Draft = { root: DraftGroup; words: string; nextId: number };

/** What a query says, to be edited. One that cannot be read gives an empty draft. */
export function readDraft(text: string, today: CalendarDate): Draft {
  const { query } = parseQuery(text, today);
  const node = query ? readSyntax(text) : undefined;
  const reader = new DraftReader();
  const parts = node ? partsOf(node).filter((part) => part.kind !== "word") : [];
  const [only] = parts;
  const alternatives = parts.length === 1 && only?.kind === "or" ? only.children : undefined;
  const items = (alternatives ?? parts).map((part) => reader.item(part));
  const join = alternatives ? "or" : "and";
  const root: DraftGroup = { kind: "group", id: 0, isNot: false, join, items };
  return { root, words: query?.q ?? "", nextId: reader.nextId };
}

class DraftReader {
  nextId = 1;

  item(node: QueryNode): DraftItem {
    const id = this.nextId++;
    switch (node.kind) {
      case "and":
      case "or": {
        const items = node.children.map((child) => this.item(child));
        return { kind: "group", id, isNot: false, join: node.kind, items };
      }
      case "not": {
        const child = this.item(node.child);
        // Twice not is a group of its own that is not.
        return child.isNot
          ? { kind: "group", id, isNot: true, join: "and", items: [child] }
          : { ...child, isNot: true };
      }
      case "word":
        throw new Error("Words stand outside of all conditions");
      default:
        return { kind: "condition", id, isNot: false, ...writtenCondition(node) };
    }
  }
}

/** What a draft comes to: its text or, where it is beyond the limits of a query, why. */
export type WrittenDraft =
  | { text: string; problem?: undefined }
  | { text?: undefined; problem: QueryProblem };

/**
 * The query of a draft in one line, without the conditions that cannot be asked yet. To be within the limits
 * it must be so with them.
 */
export function writeDraft(draft: Draft, today: CalendarDate): WrittenDraft {
  const { problem } = parseQuery(textOf(draft, today, anyCondition), today);
  if (problem?.code === "too_complex" || problem?.code === "too_long") return { problem };
  return { text: textOf(draft, today, undefined) };
}

function textOf({ root, words }: Draft, today: CalendarDate, instead: Condition | undefined) {
  const filter = treeOf(root, today, instead);
  return formatQuery({ ...(filter ? { filter } : {}), ...(words ? { q: words } : {}) });
}

/** What stands for a condition that cannot be asked yet where only the limits count. */
const anyCondition: Condition = { title: { eq: "a" } };

function treeOf(
  item: DraftItem,
  today: CalendarDate,
  instead: Condition | undefined,
): Condition | undefined {
  const tree =
    item.kind === "group" ? groupTree(item, today, instead) : (askable(item, today) ?? instead);
  return tree && item.isNot ? { not: tree } : tree;
}

function askable(condition: DraftCondition, today: CalendarDate): Condition | undefined {
  return conditionProblem(condition, today) ? undefined : treeCondition(condition);
}

function groupTree(
  { join, items }: DraftGroup,
  today: CalendarDate,
  instead: Condition | undefined,
): Condition | undefined {
  const trees = items
    .map((item) => treeOf(item, today, instead))
    .filter((tree) => tree !== undefined);
  return trees.length === 0 ? undefined : { [join]: trees };
}

/** A draft with one of its items another; undefined takes it out. */
export function replaced(draft: Draft, id: number, other: DraftItem | undefined): Draft {
  const within = (group: DraftGroup): DraftGroup => ({
    ...group,
    items: group.items.flatMap((item) => {
      if (item.id === id) return other ? [other] : [];
      return [item.kind === "group" ? within(item) : item];
    }),
  });
  const { root } = draft;
  const isRoot = root.id === id && other?.kind === "group";
  return { ...draft, root: isRoot ? other : within(root) };
}

/** A draft with a condition more at the end of a group, which is new itself where `isGroup`. */
export function added(draft: Draft, group: DraftGroup, isGroup: boolean): Draft {
  const { nextId } = draft;
  const [field] = movieFields.filter(({ is_filterable }) => is_filterable);
  if (!field) return draft;
  const operator = usualOperator(field);
  const condition: DraftCondition = {
    kind: "condition",
    id: nextId,
    isNot: false,
    field,
    operator,
    values: [],
  };
  const item: DraftItem = isGroup
    ? {
        kind: "group",
        id: nextId + 1,
        isNot: false,
        join: group.join === "and" ? "or" : "and",
        items: [condition],
      }
    : condition;
  const grown = { ...group, items: [...group.items, item] };
  return { ...replaced(draft, group.id, grown), nextId: nextId + 2 };
}
