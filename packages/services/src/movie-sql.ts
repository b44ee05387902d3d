import { Prisma } from "@marquee/db/generated/client";
import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { movieField, movieFields } from "@marquee/schemas/movie-field";

const { sql, raw, join } = Prisma;

/** A field's column; names are the schema's own, never a caller's. */
export function column(name: string): Prisma.Sql {
  return raw(`movies."${name}"`);
}

/** A field as the doors show it: a date as its text, so that no driver makes an instant of it. */
function shownField(field: MovieFieldMeta): string {
  const name = `movies."${field.name}"`;
  return field.kind === "date" ? `to_char(${name}, 'YYYY-MM-DD')` : name;
}

/** A time as the doors show it: RFC 3339, UTC, milliseconds. The expression is never a caller's. */
export function shownInstant(expression: string): string {
  return `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

const instant = (name: string) => shownInstant(`movies."${name}"`);

const shownAs = (field: MovieFieldMeta) => `${shownField(field)} AS "${field.name}"`;

/** A select list of a film's own fields. */
export function movieColumns(fields: readonly MovieFieldMeta[]): Prisma.Sql {
  return raw(fields.map(shownAs).join(", "));
}

/** The select list of a film with its identity, in the shape and order of MovieRecord. */
export const movieRecordColumns = raw(
  [
    ...movieFields.map(shownAs),
    'movies."id"',
    'movies."version"',
    `${instant("created_at")} AS "created_at"`,
    `${instant("updated_at")} AS "updated_at"`,
  ].join(", "),
);

/** The names that `movieRecordColumns` gives its columns. */
export const movieRecordFields = [
  ...movieFields.map((field) => field.name),
  "id",
  "version",
  "created_at",
  "updated_at",
] as const;

export const movieRecordNames = raw(movieRecordFields.map((name) => `"${name}"`).join(", "));

/** The film's own fields as one JSON value, as change sets keep them. */
export const movieJson = raw(
  `jsonb_build_object(${movieFields.map((field) => `'${field.name}', ${shownField(field)}`).join(", ")})`,
);

/** The same of a live film; NULL of one in the trash. */
export const liveMovieJson = Prisma.sql`CASE WHEN movies."deleted_at" IS NULL THEN ${movieJson} END`;

const columnType = { text: "text", date: "date", integer: "integer" } as const;

/** A value as a parameter of its field's type. */
export function fieldValue(field: MovieFieldMeta, value: unknown): Prisma.Sql {
  return sql`${value}::${raw(columnType[field.kind])}`;
}

/** A field's value out of a film that is one JSON value. */
export function fieldFromJson(field: MovieFieldMeta, json: Prisma.Sql): Prisma.Sql {
  return sql`(${json} ->> ${raw(`'${field.name}'`)})::${raw(columnType[field.kind])}`;
}

/** Many values as one array parameter of their field's type. */
export function arrayValue(field: MovieFieldMeta, values: readonly unknown[]): Prisma.Sql {
  return sql`${values}::${raw(`${columnType[field.kind]}[]`)}`;
}

/** What a field compares and sorts by: its value, or a text's key. */
export function comparable(field: MovieFieldMeta): Prisma.Sql {
  if (field.kind !== "text") return column(field.name);
  return field.key_column ? column(field.key_column) : sql`text_key(${column(field.name)})`;
}

export const isLive = raw('movies."deleted_at" IS NULL');
export const isTrashed = raw('movies."deleted_at" IS NOT NULL');

/** A genre, given by its key, as its first film spells it. */
export function genreSpelling(key: Prisma.Sql): Prisma.Sql {
  return sql`(
    SELECT movies."genre" FROM movies WHERE ${isLive} AND ${comparable(movieField("genre"))} = ${key}
    ORDER BY movies."title_key", movies."release_year" LIMIT 1)`;
}

/** Fields in SQL, comma-separated. */
export function fieldList<T>(items: readonly T[], toSql: (item: T) => Prisma.Sql): Prisma.Sql {
  return join(items.map(toSql), ", ");
}
