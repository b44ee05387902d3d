import type { DatabaseProblem } from "@marquee/db/database-error";
import { movieFields } from "@marquee/schemas/movie-field";
import { refusedInput, ServiceError } from "@marquee/schemas/service-error";

/**
 * Postgres' refusal of a write in the words of the doors, with fields named as they stand in a film; undefined
 * where it is no refusal of values.
 */
export function refusedWrite(problem: DatabaseProblem, cause: unknown): ServiceError | undefined {
  if (problem.kind === "unique_violation" && problem.constraint === "movies_live_title") {
    return new ServiceError(
      "duplicate_movie",
      "A film with this title and year is already in the catalogue.",
      {
        cause,
      },
    );
  }
  if (problem.kind !== "check_violation") return undefined;
  const field = movieFields.find(
    ({ key_column }) => problem.constraint === `movies_${key_column}_bytes`,
  );
  if (!field) return undefined;
  return refusedInput([
    {
      pointer: `/${field.name}`,
      code: "too_long",
      detail: "is too long once written out for comparison",
    },
  ]);
}
