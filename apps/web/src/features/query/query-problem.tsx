import type { QueryProblem as Problem } from "@marquee/schemas/query";
import { queryWords } from "./words";

/** Why a query cannot be read, and what to write instead. */
export function QueryProblem({ id, problem }: { id: string; problem: Problem }) {
  return (
    <p
      id={id}
      role="alert"
      className="rounded-md bg-raised px-2.5 py-1.5 text-12 text-danger shadow-float wrap-anywhere"
    >
      {queryWords.problem(problem.detail)}
      <span className="sr-only"> {queryWords.place(problem.position + 1)}</span>
    </p>
  );
}
