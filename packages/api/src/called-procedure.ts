import { ServiceError } from "@marquee/schemas/service-error";
import { appRouter } from "./router";
import type { ProcedureMeta } from "./trpc";

/** What the door needs to know of a procedure before it is called. */
export type CalledProcedure = ProcedureMeta & { name: string; type: "query" | "mutation" };

type Definitions = Record<string, { _def: { type: string; meta?: ProcedureMeta } }>;

const definitions: Definitions = { ...(appRouter._def.procedures as object) };

/** Every procedure by its name, as `resource.verb`. */
export const procedures: ReadonlyMap<string, CalledProcedure> = new Map(
  Object.entries(definitions).flatMap(([name, { _def }]) => {
    const { type, meta } = _def;
    return meta && (type === "query" || type === "mutation")
      ? [[name, { name, type, ...meta }]]
      : [];
  }),
);

/**
 * The procedures that a path below tRPC's names: one, those of a batch, or none that there is. Throws
 * `not_found` for a path that tRPC would mend, could not read, or would take for what every object has.
 */
export function calledProcedures(path: string): CalledProcedure[] {
  return procedureNames(path).flatMap((name) => procedures.get(name) ?? []);
}

function procedureNames(path: string): string[] {
  try {
    const names = decodeURIComponent(path.replace(/^\//, "")).split(",");
    const isRead = !path.endsWith("/") && !names.some((name) => name in Object.prototype);
    if (isRead) return names;
  } catch {
    // Broken percent-encoding names nothing.
  }
  throw new ServiceError("not_found", "There is nothing at this path.");
}

/** The methods that procedures take. A query may also be a POST, since a URL cannot be of any length. */
export function procedureMethods(called: readonly CalledProcedure[]): string[] {
  const isRead = called.some(({ type }) => type === "query");
  return [...(isRead ? ["GET", "HEAD"] : []), "POST", "OPTIONS"];
}
