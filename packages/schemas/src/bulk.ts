import { z } from "zod";
import { CalendarDate } from "./calendar-date";
import { ChangeSetId, PastMovie } from "./change-set";
import { Condition } from "./condition";
import { missing } from "./missing";
import { type MovieField, movieRules } from "./movie";
import { movieFields } from "./movie-field";
import { MovieId } from "./movie-record";
import { mustBe } from "./must-be";
import { wholeNumber } from "./whole-number";

/** Which films: those named, or all that a condition matches; and how many the caller believes they are. */
const selection = {
  ids: z.array(MovieId).min(1, { error: "must name at least one film" }).max(5000).optional(),
  filter: Condition.optional(),
  /** The number of films the selection was seen to match; required unless `dry_run`. */
  expected_count: wholeNumber({ min: 0, max: 2_147_483_647 }).optional(),
  dry_run: z.boolean({ error: mustBe("true or false") }).optional(),
};

const isInOrder = ({ issues }: { issues: unknown[] }) => issues.length === 0;

function given(input: object, names: readonly string[]): number {
  return Object.entries(input).filter(
    ([name, value]) => names.includes(name) && value !== undefined,
  ).length;
}

function exactlyOne(...names: string[]) {
  return {
    check: (input: object) => given(input, names) === 1,
    told: {
      error: `must give exactly one of ${names.join(", ")}`,
      params: { code: "invalid_choice" },
      when: isInOrder,
    },
  };
}

const oneSelection = exactlyOne("ids", "filter");

function requireCount(
  input: { expected_count?: number | undefined; dry_run?: boolean | undefined },
  ctx: z.RefinementCtx,
): void {
  if (input.dry_run || input.expected_count !== undefined) return;
  ctx.addIssue({ code: "custom", path: ["expected_count"], message: missing });
}

const bulkFields = movieFields.filter((field) => field.is_bulk_editable);

type BulkShape = { [F in MovieField]: z.ZodOptional<(typeof movieRules)[F]> };

const bulkShape = Object.fromEntries(
  bulkFields.map(({ name }) => [name, movieRules[name].optional()]),
) as unknown as BulkShape;

/** Values for the fields that may be set for many films at once, at least one. */
const BulkSet = z
  .strictObject(bulkShape)
  .refine((set) => Object.keys(set).length > 0, {
    error: `must give at least one of ${bulkFields.map(({ name }) => name).join(", ")}`,
    params: { code: "empty" },
    when: isInOrder,
  })
  .meta({ minProperties: 1 });

const oneWay = exactlyOne("days", "months", "to", "end_of_month");

/** How to move the last day of films' rights. It never moves back, nor beyond 9999-12-31. */
export const Extension = z
  .strictObject({
    days: wholeNumber({ min: 1, max: 36_500 }).optional(),
    /** Calendar months: 31 January and one month is the last day of February. */
    months: wholeNumber({ min: 1, max: 1_200 }).optional(),
    to: CalendarDate.optional(),
    end_of_month: z.literal(true, { error: "must be true" }).optional(),
  })
  .refine(oneWay.check, oneWay.told);
export type Extension = z.infer<typeof Extension>;

const oneEdit = exactlyOne("set", "extend");

export const BulkUpdateInput = z
  .strictObject({ ...selection, set: BulkSet.optional(), extend: Extension.optional() })
  .refine(oneSelection.check, oneSelection.told)
  .refine(oneEdit.check, oneEdit.told)
  .superRefine(requireCount);
export type BulkUpdateInput = z.infer<typeof BulkUpdateInput>;

/** Films to move to the trash, or to take out of it. */
export const BulkSelectInput = z
  .strictObject(selection)
  .refine(oneSelection.check, oneSelection.told)
  .superRefine(requireCount);
export type BulkSelectInput = z.infer<typeof BulkSelectInput>;

/** What will be worth a second look. `ids` are of the first 20 films it is about. */
export const BulkWarning = z
  .strictObject({
    code: z.enum(["expiry_in_past", "unchanged", "would_duplicate"]),
    count: z.int(),
    detail: z.string(),
    ids: z.array(MovieId),
  })
  .meta({ id: "BulkWarning" });
export type BulkWarning = z.infer<typeof BulkWarning>;

const counts = { matched: z.int(), changed: z.int(), unchanged: z.int() };

/** What an edit would do: counts, and the first 20 films before and after, in the catalogue's order. */
export const BulkPreview = z
  .strictObject({
    dry_run: z.literal(true),
    ...counts,
    pairs: z.array(
      z.strictObject({ id: MovieId, before: PastMovie.nullable(), after: PastMovie.nullable() }),
    ),
    warnings: z.array(BulkWarning),
  })
  .meta({ id: "BulkPreview" });
export type BulkPreview = z.infer<typeof BulkPreview>;

/** What an edit did; `change_set` is null where it changed no film. */
export const BulkOutcome = z
  .strictObject({
    dry_run: z.literal(false),
    ...counts,
    change_set: ChangeSetId.nullable(),
  })
  .meta({ id: "BulkOutcome" });
export type BulkOutcome = z.infer<typeof BulkOutcome>;

export const BulkAnswer = z.discriminatedUnion("dry_run", [BulkPreview, BulkOutcome]);
export type BulkAnswer = z.infer<typeof BulkAnswer>;
