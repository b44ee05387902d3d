import { type CursorColumn, decodeCursor, encodeCursor, fingerprintOf } from "./movie-cursor";

const defaultLimit = 50;

/** The columns that place a row in its list, as text, named `key_0`, `key_1`, … */
export type KeysetRow = Record<`key_${number}`, string>;

export type KeysetQuery<Row> = {
  /** What a cursor belongs to; it is refused for any other. */
  query: unknown;
  keys: readonly CursorColumn[];
  limit: number | undefined;
  cursor: string | undefined;
  /** The first `count` rows of those that come after one with these keys. */
  read: (after: readonly string[] | undefined, count: number) => Promise<(Row & KeysetRow)[]>;
};

/** One page of a list, and the cursor of the next. Throws `cursor_mismatch` or `invalid_input`. */
export async function readPage<Row extends object>(
  list: KeysetQuery<Row>,
): Promise<{ rows: Row[]; next_cursor: string | null }> {
  const { keys, cursor, limit = defaultLimit } = list;
  const fingerprint = fingerprintOf(list.query);
  const after = cursor === undefined ? undefined : decodeCursor(cursor, fingerprint, keys);
  const found = await list.read(after, limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next_cursor =
    found.length > limit && last
      ? encodeCursor(
          fingerprint,
          keys.map((_, at) => last[`key_${at}`] ?? ""),
        )
      : null;
  return { rows: page.map((row) => withoutKeys(row, keys.length)), next_cursor };
}

function withoutKeys<Row extends object>(row: Row & KeysetRow, count: number): Row {
  const rest: Row & Partial<KeysetRow> = row;
  for (let at = 0; at < count; at += 1) delete rest[`key_${at}`];
  return rest;
}
