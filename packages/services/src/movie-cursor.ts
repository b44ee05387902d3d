import { createHash } from "node:crypto";
import { isCalendarDate } from "@marquee/schemas/calendar";
import { CalendarDate } from "@marquee/schemas/calendar-date";
import { MovieId } from "@marquee/schemas/movie-record";
import type { Selection } from "@marquee/schemas/selection";
import { ServiceError } from "@marquee/schemas/service-error";
import type { OrderColumn } from "./movie-order";

/** What a cursor belongs to: it is refused for any other selection or order. */
export function queryFingerprint(
  { filter, query, q }: Selection,
  order: readonly OrderColumn[],
): string {
  const selected = [filter ?? null, query?.text ?? null, q ?? null];
  return fingerprintOf([selected, order.map((key) => [key.field, key.is_descending])]);
}

/** The fingerprint of a query described by any JSON. */
export function fingerprintOf(described: unknown): string {
  return createHash("sha256").update(JSON.stringify(described)).digest("base64url").slice(0, 16);
}

/** A column whose value travels in a cursor. */
export type CursorColumn = { type: keyof typeof keyShape };

/** An opaque cursor: which query it belongs to, and the keys of the last film seen. */
export function encodeCursor(fingerprint: string, keys: readonly string[]): string {
  return Buffer.from(JSON.stringify([fingerprint, ...keys])).toString("base64url");
}

/**
 * A place in a list and the way to read from it. Without keys it is the end of the list that the way begins at.
 */
export type Turn = { is_backward: boolean; keys: readonly string[] };

const backwardMark = "<";

/** An opaque cursor of a list that can be read either way. */
export function encodeTurn(fingerprint: string, { is_backward, keys }: Turn): string {
  return encodeCursor(is_backward ? backwardMark + fingerprint : fingerprint, keys);
}

/** Throws as `decodeCursor` does. */
export function decodeTurn(
  cursor: string,
  fingerprint: string,
  order: readonly CursorColumn[],
): Turn {
  const [found = "", ...keys] = parseCursor(cursor);
  const is_backward = found.startsWith(backwardMark);
  const belongsTo = is_backward ? backwardMark + fingerprint : fingerprint;
  const columns = keys.length === 0 ? [] : order;
  return { is_backward, keys: decodeCursor(cursor, belongsTo, columns) };
}

/** Throws `invalid_input` for what is no cursor, and `cursor_mismatch` for one of another query. */
export function decodeCursor(
  cursor: string,
  fingerprint: string,
  order: readonly CursorColumn[],
): string[] {
  const [found, ...keys] = parseCursor(cursor);
  if (found !== fingerprint) {
    throw new ServiceError(
      "cursor_mismatch",
      "The cursor belongs to another selection or sort. Begin again without it.",
    );
  }
  const areValid = keys.length === order.length && order.every((key, at) => isKey(key, keys[at]));
  if (!areValid) throw notACursor();
  return keys;
}

function parseCursor(cursor: string): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(parts) && parts.every((part) => typeof part === "string")) return parts;
  } catch {
    // It is told below what any other malformed cursor is told.
  }
  throw notACursor();
}

const keyShape = {
  text: (key: string) => key.isWellFormed() && !key.includes("\0"),
  date: (key: string) => CalendarDate.safeParse(key).success,
  integer: (key: string) => /^-?\d{1,10}$/.test(key) && Math.abs(Number(key)) < 2 ** 31,
  timestamptz: (key: string) =>
    isCalendarDate(key.slice(0, 10)) &&
    /^[ T]([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?(Z|[+-](0\d|1[0-4])(:[0-5]\d)?)$/.test(
      key.slice(10),
    ),
  uuid: (key: string) => MovieId.safeParse(key).success,
} as const;

function isKey({ type }: CursorColumn, key: string | undefined): boolean {
  return key !== undefined && keyShape[type](key);
}

function notACursor(): ServiceError {
  return new ServiceError("invalid_input", "The cursor is not one that this service gave.", {
    details: {
      errors: [{ pointer: "/cursor", code: "invalid_cursor", detail: "is not a cursor" }],
    },
  });
}
