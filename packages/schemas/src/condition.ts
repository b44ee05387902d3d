import { z } from "zod";
import { CalendarDate } from "./calendar-date";
import { conditionLimits } from "./condition-limits";
import type { FieldMeta, MovieField } from "./movie";
import { movieFields } from "./movie-field";
import { mustBe } from "./must-be";
import { searchText } from "./plain-text";

/** A value looked for: it has its field's type, but not its range (the year 1500 just finds nothing). */
const searchValue = {
  text: searchText,
  date: CalendarDate,
  integer: z
    .number({ error: mustBe("a number") })
    .refine(Number.isInteger, { error: mustBe("a whole number") })
    .meta({ type: "integer" }),
} satisfies Record<FieldMeta["kind"], z.ZodType>;

/** The schema of a value looked for in a field. */
export function searchValueOf(field: { kind: FieldMeta["kind"] }) {
  return searchValue[field.kind];
}

export type SearchValue = string | number;
export type Comparison = {
  eq?: SearchValue;
  ne?: SearchValue;
  lt?: SearchValue;
  lte?: SearchValue;
  gt?: SearchValue;
  gte?: SearchValue;
  in?: SearchValue[];
  nin?: SearchValue[];
  contains?: string;
  starts_with?: string;
  ends_with?: string;
};

/**
 * A selection of films. All keys of one object hold together (AND); a plain value is short for `eq`.
 * Text compares by its key, so case and spacing do not matter.
 */
export type Condition = { [F in MovieField]?: SearchValue | Comparison } & {
  and?: Condition[];
  or?: Condition[];
  not?: Condition;
};

function comparisonOf(kind: FieldMeta["kind"]) {
  const value: z.ZodType<SearchValue, SearchValue> = searchValue[kind];
  const list = z.array(value).min(1, { error: "must hold at least one value" }).optional();
  const ordered = {
    lt: value.optional(),
    lte: value.optional(),
    gt: value.optional(),
    gte: value.optional(),
  };
  const textual = {
    contains: searchText.optional(),
    starts_with: searchText.optional(),
    ends_with: searchText.optional(),
  };
  const comparison = z
    .strictObject({
      eq: value.optional(),
      ne: value.optional(),
      in: list,
      nin: list,
      ...ordered,
      ...(kind === "text" ? textual : {}),
    })
    .refine(hasKeys, notEmpty("operator"))
    .meta({ minProperties: 1 });
  const read = z
    .unknown()
    .transform((input) => (typeof input === "object" && input !== null ? input : { eq: input }))
    .pipe(comparison);
  return { read, shown: z.union([value, comparison]) };
}

/** Asked only of what is otherwise in order, so that an unknown name is not also told to be missing. */
function notEmpty(what: string) {
  return {
    error: `must hold at least one ${what}`,
    params: { code: "empty" },
    when: ({ issues }: { issues: unknown[] }) => issues.length === 0,
  };
}

const hasKeys = (value: object) => Object.keys(value).length > 0;

/** A tree that takes comparisons as they are read, or as JSON Schema can show them. */
function treeOf(form: "read" | "shown"): z.ZodType<Condition> {
  const tree: z.ZodType<Condition> = z.lazy(() =>
    z
      .strictObject({
        and: branches.optional(),
        or: branches.optional(),
        not: tree.optional(),
        ...Object.fromEntries(
          movieFields
            .filter((field) => field.is_filterable)
            .map((field) => [field.name, comparisonOf(field.kind)[form].optional()]),
        ),
      })
      .refine(hasKeys, notEmpty("condition"))
      .meta({ minProperties: 1 }),
  );
  const branches = z.array(tree).min(1, { error: "must hold at least one condition" });
  return tree;
}

/** Checked first and without recursion, so that a hostile tree cannot exhaust the stack. */
const withinLimits = z.unknown().superRefine((input, ctx) => {
  const found = { conditions: 0, values: 0 };
  const open: { node: unknown; depth: number }[] = [{ node: input, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (typeof node !== "object" || node === null) continue;
    for (const [key, child] of Object.entries(node)) {
      if (key === "and" || key === "or") {
        for (const branch of Array.isArray(child) ? child : [])
          open.push({ node: branch, depth: depth + 1 });
      } else if (key === "not") open.push({ node: child, depth: depth + 1 });
      else {
        found.conditions += 1;
        found.values += countValues(child);
      }
    }
    if (depth > conditionLimits.depth || exceeds(found)) return tooLarge(ctx);
  }
});

function countValues(comparison: unknown): number {
  if (typeof comparison !== "object" || comparison === null) return 1;
  return Object.values(comparison).reduce(
    (sum, value) => sum + (Array.isArray(value) ? value.length : 1),
    0,
  );
}

function exceeds({ conditions, values }: { conditions: number; values: number }) {
  return conditions > conditionLimits.conditions || values > conditionLimits.values;
}

function tooLarge(ctx: z.RefinementCtx) {
  const { depth, conditions, values } = conditionLimits;
  ctx.addIssue({
    code: "custom",
    params: { code: "too_complex" },
    message: `must be at most ${depth} deep, with ${conditions} conditions and ${values} values`,
  });
}

/** A condition tree as programs send it. */
export const Condition: z.ZodType<Condition, Condition> = withinLimits.pipe(
  treeOf("read"),
) as z.ZodType<Condition, Condition>;

/** What `Condition` takes, in a form that JSON Schema can show: for documents, not for reading. */
export const ShownCondition = treeOf("shown").register(z.globalRegistry, {
  id: "Condition",
  description: `A selection of films: all keys of an object hold together, a plain value is short for eq, text compares by its key. At most ${conditionLimits.depth} deep, with ${conditionLimits.conditions} conditions and ${conditionLimits.values} values.`,
});
