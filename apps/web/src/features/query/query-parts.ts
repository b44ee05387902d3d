import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { parseQuery } from "@marquee/schemas/query-parse";
import { type QueryNode, readSyntax } from "@marquee/schemas/query-syntax";
import { readTokens, type Token } from "@marquee/schemas/query-token";

/** A part of a query that can be taken out of it: its text as it was written, and what it says. */
export type QueryPiece = { text: string; position: number; node: QueryNode };

/** The parts of a query that hold together, in order; none where it cannot be read. */
export function piecesOf(text: string, today: CalendarDate): QueryPiece[] {
  if (parseQuery(text, today).problem) return [];
  const tokens = readTokens(text);
  const spans = hasAlternatives(tokens) ? [wholeOf(tokens)] : spansOf(tokens);
  return spans.flatMap(({ start, end }) => {
    const written = text.slice(start, end);
    const node = readSyntax(written);
    return node ? [{ text: written, position: start, node }] : [];
  });
}

/** The query without one of its parts. What is left is as it was written. */
export function withoutPiece(pieces: readonly QueryPiece[], piece: QueryPiece): string {
  const texts = pieces.filter((one) => one !== piece).map(({ text }) => text);
  const plain = texts.join(" ");
  // A word and what begins like an operator would be read as a comparison.
  return isReadAs(plain, texts) ? plain : texts.join(" AND ");
}

function isReadAs(text: string, texts: readonly string[]): boolean {
  try {
    const ends = readTokens(text).map(({ position, length }) => position + length);
    const joints = texts.map((_, at) => texts.slice(0, at + 1).join(" ").length);
    return joints.every((joint) => ends.includes(joint));
  } catch {
    return false;
  }
}

type TextSpan = { start: number; end: number };

const endOf = ({ position, length }: Token) => position + length;

function wholeOf(tokens: readonly Token[]): TextSpan {
  return { start: tokens[0]?.position ?? 0, end: Math.max(0, ...tokens.map(endOf)) };
}

/** Whether OR stands outside of all parentheses. */
function hasAlternatives(tokens: readonly Token[]): boolean {
  let depth = 0;
  for (const { kind } of tokens) {
    if (kind === "or" && depth === 0) return true;
    depth += depthAfter(kind);
  }
  return false;
}

function depthAfter(kind: Token["kind"]): number {
  if (kind === "open") return 1;
  return kind === "close" ? -1 : 0;
}

/** Where each part stands: a word with those beside it, a condition, a group with its parentheses. */
function spansOf(tokens: readonly Token[]): TextSpan[] {
  const spans: (TextSpan & { isWords: boolean })[] = [];
  let depth = 0;
  let isOpen = false;
  for (const token of tokens) {
    if (token.kind === "and" && depth === 0) continue;
    const last = spans.at(-1);
    const isWords = token.kind === "word" && depth === 0 && !isOpen;
    if (last && (isOpen || (isWords && last.isWords))) last.end = endOf(token);
    else spans.push({ start: token.position, end: endOf(token), isWords });
    depth += depthAfter(token.kind);
    isOpen = depth > 0 || token.kind === "not";
  }
  return spans;
}
