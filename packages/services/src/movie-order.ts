import { Prisma } from "@marquee/db/generated/client";
import { movieFields } from "@marquee/schemas/movie-field";
import { catalogueOrder, type SortField, type SortKey } from "@marquee/schemas/sort-key";
import { column, comparable } from "./movie-sql";

const { sql, join, raw } = Prisma;

/** One column of a total order over the live films, and how its values travel in a cursor. */
export type OrderColumn = {
  field: SortField | "rank";
  expression: Prisma.Sql;
  type: "text" | "date" | "integer" | "timestamptz";
  is_descending: boolean;
};

/**
 * Completes the order asked for to a total one: live films differ in title key or year. The completing
 * columns run in the direction of the last one asked for, so that an index serves either way.
 */
export function totalOrder(keys: readonly SortKey[]): OrderColumn[] {
  const is_descending = keys.at(-1)?.is_descending ?? false;
  const asked = new Set(keys.map((key) => key.field));
  const completing = catalogueOrder.filter((key) => !asked.has(key.field));
  return [...keys, ...completing.map((key) => ({ ...key, is_descending }))].map(orderColumn);
}

function orderColumn(key: SortKey): OrderColumn {
  const field = movieFields.find((known) => known.name === key.field);
  return {
    ...key,
    expression: field ? comparable(field) : column(key.field),
    type: field ? field.kind : "timestamptz",
  };
}

/** The order of films found by words: the best first, and the catalogue's among equals. */
export const bestFirst: readonly OrderColumn[] = [
  { field: "rank", expression: column("rank"), type: "integer", is_descending: false },
  ...totalOrder([]),
];

/** The same order from its end. */
export function reversed(order: readonly OrderColumn[]): OrderColumn[] {
  return order.map((key) => ({ ...key, is_descending: !key.is_descending }));
}

export function orderBySql(order: readonly OrderColumn[]): Prisma.Sql {
  return join(
    order.map(
      ({ expression, is_descending }) => sql`${expression} ${raw(is_descending ? "DESC" : "ASC")}`,
    ),
    ", ",
  );
}

/**
 * The columns that place a row in the order and that `shown` does not hold, named `key_0`, `key_1`, …
 * A date, a year or a time is its own key; a text's key is another column.
 */
export function orderKeysSql(order: readonly OrderColumn[], shown: readonly string[]): Prisma.Sql {
  const hidden = order.flatMap(({ field, expression, type }, index) =>
    type === "text" || !shown.includes(field)
      ? [sql`, ${expression}::text AS ${raw(`key_${index}`)}`]
      : [],
  );
  return hidden.length > 0 ? join(hidden, "") : Prisma.empty;
}

/** No text has a key beyond it that begins otherwise. */
const lastCharacter = "\u{10FFFF}";

/** The rows from a value of the first key on. Texts that begin with it belong to them in either direction. */
export function fromSql([first]: readonly OrderColumn[], from: string): Prisma.Sql {
  if (!first) return sql`true`;
  const { expression, type, is_descending } = first;
  if (type !== "text") {
    return sql`${expression} ${raw(is_descending ? "<=" : ">=")} ${from}::${raw(type)}`;
  }
  return is_descending
    ? sql`${expression} <= text_key_part(${from}::text || ${lastCharacter}::text)`
    : sql`${expression} >= text_key_part(${from}::text)`;
}

/** The rows that come after the one with these keys. */
export function afterSql(order: readonly OrderColumn[], keys: readonly string[]): Prisma.Sql {
  const values = order.map(({ type }, index) => sql`${keys[index]}::${raw(type)}`);
  const isUniform = order.every((key) => key.is_descending === order[0]?.is_descending);
  if (isUniform) {
    const left = join(
      order.map((key) => key.expression),
      ", ",
    );
    return sql`(${left}) ${raw(order[0]?.is_descending ? "<" : ">")} (${join(values, ", ")})`;
  }
  const alternatives = order.map((key, index) => {
    const equal = order
      .slice(0, index)
      .map((before, at) => sql`${before.expression} = ${values[at]}`);
    const beyond = sql`${key.expression} ${raw(key.is_descending ? "<" : ">")} ${values[index]}`;
    return sql`(${join([...equal, beyond], " AND ")})`;
  });
  return sql`(${join(alternatives, " OR ")})`;
}
