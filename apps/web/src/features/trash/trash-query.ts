import type { Condition } from "@marquee/schemas/condition";

/** Films fetched at a time. */
const pageSize = 50;

/** Which deleted films: all, or those whose title contains a text. */
export function trashQuery(title: string | null): { filter?: Condition; limit: number } {
  return { ...(title ? { filter: { title: { contains: title } } } : {}), limit: pageSize };
}
