import type { Condition } from "@marquee/schemas/condition";

/** Which films an edit of many is about: those named, or all that a condition matches. */
export type BulkTarget = { ids: string[] } | { filter: Condition };

export type BulkKind = "extend" | "edit" | "delete";
