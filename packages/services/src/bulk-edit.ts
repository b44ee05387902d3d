import { Prisma } from "@marquee/db/generated/client";
import type { BulkUpdateInput, Extension } from "@marquee/schemas/bulk";
import type { ChangeSetKind } from "@marquee/schemas/change-set";
import type { Movie, MovieFieldMeta } from "@marquee/schemas/movie";
import { movieField, movieFields } from "@marquee/schemas/movie-field";
import { writtenFilms } from "./change-set";
import { column, fieldList, fieldValue, isLive, isTrashed, movieJson } from "./movie-sql";

const { sql, raw } = Prisma;

/** An edit of many films, said over `movies`, so that it can be looked at first and then be done. */
export type BulkEdit = {
  kind: ChangeSetKind;
  summary: Prisma.Sql;
  /** Which films it can be done to at all. */
  scope: Prisma.Sql;
  /** The film as JSON, now and after it; NULL where it is in the trash. */
  before: Prisma.Sql;
  after: Prisma.Sql;
  /** The assignments of an UPDATE. */
  set: Prisma.Sql;
  /** Whether it would change a film. */
  isChange: Prisma.Sql;
  /** By what a live film will be the same as another, if the edit can bring that about. */
  identity?: { title_key: Prisma.Sql; release_year: Prisma.Sql };
  sets_expiry: boolean;
};

const nothing = sql`NULL::jsonb`;

/** Moves live films to the trash. */
export const deletion: BulkEdit = {
  kind: "delete",
  summary: sql`'Deleted ' || ${writtenFilms}`,
  scope: isLive,
  before: movieJson,
  after: nothing,
  set: sql`"deleted_at" = CURRENT_TIMESTAMP`,
  isChange: sql`true`,
  sets_expiry: false,
};

/** Takes films out of the trash. */
export const restoration: BulkEdit = {
  kind: "restore",
  summary: sql`'Restored ' || ${writtenFilms}`,
  scope: isTrashed,
  before: nothing,
  after: movieJson,
  set: sql`"deleted_at" = NULL`,
  isChange: sql`true`,
  identity: { title_key: column("title_key"), release_year: column("release_year") },
  sets_expiry: false,
};

type NewValue = { field: MovieFieldMeta; value: Prisma.Sql };

/** Sets fields of live films, or extends their rights. */
export function updating({ set = {}, extend }: BulkUpdateInput): BulkEdit {
  const values = extend ? [extendedExpiry(extend)] : setValues(set);
  const names = new Set(values.map(({ field }) => field.name));
  const changesIdentity = names.has("title") || names.has("release_year");
  return {
    kind: "bulk",
    summary: extend ? extensionSummary(extend) : setSummary(set),
    scope: isLive,
    before: movieJson,
    after: sql`${movieJson} || jsonb_build_object(${fieldList(values, jsonPair)})`,
    set: fieldList(values, ({ field, value }) => sql`${raw(`"${field.name}"`)} = ${value}`),
    isChange: sql`(${fieldList(values, ({ field }) => column(field.name))})
      IS DISTINCT FROM (${fieldList(values, ({ value }) => value)})`,
    ...(changesIdentity ? { identity: newIdentity(values) } : {}),
    sets_expiry: names.has("expiry_date"),
  };
}

function setValues(set: Partial<Movie>): NewValue[] {
  return movieFields
    .filter((field) => set[field.name] !== undefined)
    .map((field) => ({ field, value: fieldValue(field, set[field.name]) }));
}

function jsonPair({ field, value }: NewValue): Prisma.Sql {
  const shown = field.kind === "date" ? sql`to_char(${value}, 'YYYY-MM-DD')` : value;
  return sql`${raw(`'${field.name}'`)}, ${shown}`;
}

function newIdentity(values: readonly NewValue[]): BulkEdit["identity"] {
  const newValueOf = (name: string) => values.find(({ field }) => field.name === name)?.value;
  const title = newValueOf("title");
  return {
    title_key: title ? sql`text_key(${title})` : column("title_key"),
    release_year: newValueOf("release_year") ?? column("release_year"),
  };
}

const last = sql`DATE '9999-12-31'`;

/** Never earlier than now, and never beyond the last date there is. */
function extendedExpiry({ days, months, to }: Extension): NewValue {
  const expiry = column("expiry_date");
  const extended = () => {
    if (days !== undefined) return sql`least(${expiry} + ${days}::integer, ${last})`;
    if (months !== undefined) {
      return sql`least((${expiry} + make_interval(months => ${months}::integer))::date, ${last})`;
    }
    if (to !== undefined) return sql`greatest(${expiry}, ${to}::date)`;
    return sql`(date_trunc('month', ${expiry}::timestamp) + interval '1 month' - interval '1 day')::date`;
  };
  return { field: movieField("expiry_date"), value: extended() };
}

function extensionSummary({ days, months, to }: Extension): Prisma.Sql {
  const how =
    (days !== undefined && `by ${counted(days, "day")}`) ||
    (months !== undefined && `by ${counted(months, "month")}`) ||
    (to !== undefined && `to ${to}`) ||
    "to the end of the month";
  return sql`'Extended ' || ${writtenFilms} || ${` ${how}`}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** "Set genre to Horror and year to 1999 for 12 films" */
function setSummary(set: Partial<Movie>): Prisma.Sql {
  const parts = movieFields
    .filter((field) => set[field.name] !== undefined)
    .map((field) => `${field.label.toLowerCase()} to ${set[field.name]}`);
  return sql`${`Set ${parts.join(" and ")} for `} || ${writtenFilms}`;
}
