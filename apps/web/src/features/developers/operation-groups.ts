import type { Operation } from "./openapi-document";
import { developerWords } from "./words";

export type OperationGroup = { name: string; operations: Operation[] };

/** The paths that the service had from the beginning. */
const originalPaths = ["/api", "/api/search", "/api/expiredMovies", "/api/token"];

/** Operations by what they belong to: the original paths, REST, the resources of procedures, open ones. */
export function operationGroups(operations: readonly Operation[]): OperationGroup[] {
  const groups = new Map<string, Operation[]>();
  const { original, rest, open } = developerWords.groups;
  for (const name of [original, rest]) groups.set(name, []);
  for (const operation of operations) {
    const name = groupOf(operation);
    groups.set(name, [...(groups.get(name) ?? []), operation]);
  }
  const last = groups.get(open) ?? [];
  groups.delete(open);
  return [...groups, [open, last] as const]
    .map(([name, all]) => ({ name, operations: [...all] }))
    .filter((group) => group.operations.length > 0);
}

function groupOf({ path, tags = [] }: Operation): string {
  if (originalPaths.includes(path)) return developerWords.groups.original;
  const procedure = procedureOf(path);
  if (procedure) return `tRPC ${procedure.split(".")[0]}`;
  return tags.includes("Open") ? developerWords.groups.open : developerWords.groups.rest;
}

/** The procedure that a path calls, as in `movie.list`. */
export function procedureOf(path: string): string | undefined {
  return path.split("/api/trpc/")[1];
}

/** Those that have all the words in what they say of themselves. */
export function matching(operations: readonly Operation[], words: string): Operation[] {
  const wanted = words.toLowerCase().split(/\s+/);
  return operations.filter((operation) => {
    const { method, path, summary = "", operationId } = operation;
    const told = `${method} ${path} ${summary} ${operationId}`.toLowerCase();
    return wanted.every((word) => told.includes(word));
  });
}
