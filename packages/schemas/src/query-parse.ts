import type { CalendarDate } from "./calendar-date";
import type { Comparison, Condition } from "./condition";
import { conditionLimits } from "./condition-limits";
import type { MovieField } from "./movie";
import { type Query, type QueryProblem, QueryRefusal, refuse, type Span } from "./query";
import { readComparison } from "./query-comparison";
import { partsOf, type QueryNode, type QueryPart, readSyntax } from "./query-syntax";
import { longestSearch, singleSpaced } from "./search-text";

export const longestQuery = 4_000;

export type ParsedQuery =
  | { query: Query; problem?: undefined }
  | { query?: undefined; problem: QueryProblem };

/**
 * Reads a query in one line, as people type it and addresses carry it:
 * `genre:horror expires<30d year:1980..1989 -title~"the thing" (genre:drama OR genre:war) amelie`.
 * Dates that are relative (`30d`, `today`, `eom`) count from the catalogue's day `today`. Any text gives a
 * query, whose condition is within the limits of a condition tree, or a problem that says where it is.
 */
export function parseQuery(text: string, today: CalendarDate): ParsedQuery {
  try {
    requireReadable(text);
    const root = readSyntax(text);
    return { query: root ? new QueryReader(today).read(root) : {} };
  } catch (error) {
    if (error instanceof QueryRefusal) return { problem: error.problem };
    throw error;
  }
}

function requireReadable(text: string): void {
  if (text.length > longestQuery) {
    const span = { position: longestQuery, length: text.length - longestQuery };
    refuse(span, "too_long", `a query has at most ${longestQuery} characters`);
  }
  const half = /\p{Surrogate}/u.exec(text);
  if (!half) return;
  const detail = "must be well-formed Unicode (this is half of a surrogate pair)";
  refuse({ position: half.index, length: 1 }, "malformed_unicode", detail);
}

/**
 * Makes the condition tree. What fits into one object stands in one, and of groups that want the same
 * place in it the deepest has it, so that whatever tree a text was written from, it reads back no deeper.
 */
class QueryReader {
  private conditions = 0;
  private values = 0;
  /** Where in the text each object stands, but the first. */
  private readonly spans = new Map<Condition, Span>();

  constructor(private readonly today: CalendarDate) {}

  read(root: QueryNode): Query {
    const parts = partsOf(root);
    const words = parts.filter((part) => part.kind === "word");
    const others = parts.filter((part) => part.kind !== "word");
    const q = searchWords(words);
    const filter = others.length > 0 ? this.all(others) : undefined;
    if (filter) this.requireShallow(filter, 1);
    return { ...(filter ? { filter } : {}), ...(q === "" ? {} : { q }) };
  }

  private all(parts: readonly QueryPart[]): Condition {
    const whole: Condition = {};
    const rest: Condition[] = [];
    for (const part of parts.filter(isSingle)) {
      if (!this.joins(whole, part)) rest.push(this.alone(part));
    }
    for (const group of parts
      .filter(isGroup)
      .map((part) => this.group(part))
      .sort(deepestFirst)) {
      if (Object.keys(group).some((key) => Object.hasOwn(whole, key))) rest.push(group);
      else Object.assign(whole, group);
    }
    return rest.length > 0 ? { ...whole, and: rest } : whole;
  }

  /** An object with one group alone: `or` or `not`. */
  private group(part: Group): Condition {
    const inside = (node: QueryNode) => this.at(part, this.all(partsOf(node)));
    const group =
      part.kind === "or" ? { or: part.children.map(inside) } : { not: inside(part.child) };
    return this.at(part, group);
  }

  private alone(part: Single): Condition {
    const own: Condition = {};
    this.joins(own, part);
    return this.at(part, own);
  }

  private at(span: Span, condition: Condition): Condition {
    this.spans.set(condition, span);
    return condition;
  }

  private requireShallow(condition: Condition, depth: number): void {
    const span = this.spans.get(condition);
    if (span && depth > conditionLimits.depth) {
      refuse(span, "too_complex", `conditions may be ${conditionLimits.depth} deep`);
    }
    for (const branch of branchesOf(condition)) this.requireShallow(branch, depth + 1);
  }

  /** Puts a part into an object that has no such key yet; false where it has. */
  private joins(whole: Condition, part: Single): boolean {
    switch (part.kind) {
      case "word":
        return refuseWord(part);
      case "phrase":
        return this.compares(whole, "title", { contains: part.text.normalize("NFC") }, part);
      default:
        return this.compares(whole, part.field.name, readComparison(part, this.today), part);
    }
  }

  private compares(whole: Condition, name: MovieField, added: Comparison, span: Span): boolean {
    const there = whole[name];
    const known = typeof there === "object" ? there : {};
    if (Object.keys(added).some((operator) => Object.hasOwn(known, operator))) return false;
    this.conditions += there === undefined ? 1 : 0;
    this.values += Object.values(added).reduce<number>(
      (sum, value) => sum + (Array.isArray(value) ? value.length : 1),
      0,
    );
    const { conditions, values } = conditionLimits;
    if (this.conditions > conditions || this.values > values) {
      refuse(
        span,
        "too_complex",
        `a query has at most ${conditions} conditions and ${values} values`,
      );
    }
    whole[name] = { ...known, ...added };
    return true;
  }
}

type Word = QueryPart & { kind: "word" };
type Group = QueryPart & { kind: "or" | "not" };
type Single = Exclude<QueryPart, Group>;

function isGroup(part: QueryPart): part is Group {
  return part.kind === "or" || part.kind === "not";
}

function isSingle(part: QueryPart): part is Single {
  return !isGroup(part);
}

function branchesOf({ and = [], or = [], not }: Condition): Condition[] {
  return [...and, ...or, ...(not ? [not] : [])];
}

function heightOf(condition: Condition): number {
  return 1 + Math.max(0, ...branchesOf(condition).map(heightOf));
}

function deepestFirst(one: Condition, other: Condition): number {
  return heightOf(other) - heightOf(one);
}

function searchWords(words: readonly Word[]): string {
  const q = singleSpaced(
    words
      .map((word) => word.text)
      .join(" ")
      .normalize("NFC"),
  );
  const [first] = words;
  const last = words.at(-1);
  if (first && last && [...q].length > longestSearch) {
    const span = { position: first.position, length: last.position + last.length - first.position };
    refuse(span, "too_long", `words to search for have at most ${longestSearch} characters`);
  }
  return q;
}

/** Words rank the whole result, which a part that may not hold cannot do. */
function refuseWord(word: Word): never {
  const detail = `"${word.text}" ranks all that is found, so it stands outside of OR and of what is excluded; "${word.text}" in quotes is looked for as it is, anywhere`;
  return refuse(word, "word_not_allowed", detail);
}
