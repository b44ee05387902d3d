import type { CalendarDate } from "./calendar-date";
import { type Comparison, type Condition, conditionLimits } from "./condition";
import type { MovieField } from "./movie";
import { type Query, type QueryProblem, QueryRefusal, refuse, type Span } from "./query";
import { readComparison } from "./query-comparison";
import { partsOf, type QueryNode, type QueryPart, readSyntax } from "./query-syntax";
import { longestSearch, singleSpaced } from "./search-words";

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

/** Makes the condition tree: conditions that fit into one object stand in one, so that trees stay flat. */
class QueryReader {
  private conditions = 0;
  private values = 0;

  constructor(private readonly today: CalendarDate) {}

  read(root: QueryNode): Query {
    const parts = partsOf(root);
    const words = parts.filter((part) => part.kind === "word");
    const others = parts.filter((part) => part.kind !== "word");
    const q = searchWords(words);
    return {
      ...(others.length > 0 ? { filter: this.all(others, 1) } : {}),
      ...(q === "" ? {} : { q }),
    };
  }

  private all(parts: readonly QueryPart[], depth: number): Condition {
    const whole: Condition = {};
    const rest: Condition[] = [];
    for (const part of parts) {
      if (this.joins(whole, part, depth)) continue;
      const own: Condition = {};
      requireDepth(part, depth + 1);
      this.joins(own, part, depth + 1);
      rest.push(own);
    }
    return rest.length > 0 ? { ...whole, and: rest } : whole;
  }

  /** Puts a part into an object that has no such key yet; false where it has. */
  private joins(whole: Condition, part: QueryPart, depth: number): boolean {
    switch (part.kind) {
      case "or":
        if (whole.or) return false;
        requireDepth(part, depth + 1);
        whole.or = part.children.map((child) => this.all(partsOf(child), depth + 1));
        return true;
      case "not":
        if (whole.not) return false;
        requireDepth(part, depth + 1);
        whole.not = this.all(partsOf(part.child), depth + 1);
        return true;
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

function requireDepth(span: Span, depth: number): void {
  if (depth <= conditionLimits.depth) return;
  refuse(span, "too_complex", `conditions may be ${conditionLimits.depth} deep`);
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
