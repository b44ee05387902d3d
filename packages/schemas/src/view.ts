import { z } from "zod";
import { movieFieldNames } from "./movie-field";
import { MovieCount } from "./movie-record";
import { mustBe } from "./must-be";
import { plainText } from "./plain-text";
import { QueryLine } from "./selection";
import { Sort } from "./sort";
import { viewColumns } from "./view-column";

const Columns = z
  .array(z.enum(viewColumns, { error: mustBe(`one of ${viewColumns.join(", ")}`) }))
  .min(1, { error: "must name at least one column" })
  .refine((columns) => new Set(columns).size === columns.length, {
    error: "must name each column once",
    params: { code: "repeated_column" },
  });

const shape = {
  name: plainText({ min: 1, max: 100 }),
  /** Kept as it is written: `expires<30d` means 30 days from the day on which it is looked at. */
  query: QueryLine,
  sort: Sort.nullable(),
  columns: Columns,
  is_shared: z.boolean({ error: mustBe("true or false") }),
};

/** A query to keep under a name; all films, in the catalogue's order, mine alone, unless given. */
export const CreateViewInput = z.strictObject({
  name: shape.name,
  query: shape.query.prefault(""),
  sort: shape.sort.default(null),
  columns: shape.columns.default([...movieFieldNames]),
  is_shared: shape.is_shared.default(false),
});
export type CreateViewInput = z.infer<typeof CreateViewInput>;

const ViewId = z.guid({ error: mustBe("a UUID") }).toLowerCase();

export const UpdateViewInput = z.strictObject({
  id: ViewId,
  set: z
    .strictObject(shape)
    .partial()
    .refine((set) => Object.keys(set).length > 0, {
      error: "must name at least one field to change",
      params: { code: "empty" },
      when: ({ issues }) => issues.length === 0,
    }),
});
export type UpdateViewInput = z.infer<typeof UpdateViewInput>;

export const DeleteViewInput = z.strictObject({ id: ViewId });
export type DeleteViewInput = z.infer<typeof DeleteViewInput>;

/** `has_counts: false` spares the counting. */
export const ListViewsInput = z.strictObject({
  has_counts: z.boolean({ error: mustBe("true or false") }).default(true),
});
export type ListViewsInput = z.infer<typeof ListViewsInput>;

const Instant = z.iso.datetime({ precision: 3 });

/** A kept query. Times are RFC 3339, UTC, milliseconds. */
export const View = z
  .strictObject({
    id: ViewId,
    name: z.string(),
    query: z.string(),
    /** The one-line form of an order; null is the catalogue's, or best first where words are looked for. */
    sort: z.string().nullable(),
    columns: z.array(z.enum(viewColumns)),
    is_shared: z.boolean(),
    is_mine: z.boolean(),
    /** The name of who made it. */
    owner: z.string(),
    created_at: Instant,
    updated_at: Instant,
  })
  .meta({ id: "View" });
export type View = z.infer<typeof View>;

/** A view and how many films it shows: null where they take too long to count. */
export const CountedView = z.strictObject({ ...View.shape, count: MovieCount.nullable() });
export type CountedView = z.infer<typeof CountedView>;
