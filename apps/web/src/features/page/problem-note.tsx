"use client";

import { buttonClasses } from "@marquee/ui/button-classes";
import { CopyText } from "@marquee/ui/copy-text";
import type { RequestProblem } from "../../lib/request-problem";
import { SignInLink } from "../sign-in/sign-in-link";
import { pageWords } from "./words";

/** That something was not done, and why. Nothing where all went well. */
export function ProblemNote({
  failed = pageWords.notDone,
  problem,
}: {
  /** Such as "Not disabled." */
  failed?: string;
  problem: RequestProblem | undefined;
}) {
  if (!problem) return null;
  const isOurFault = problem.code === "internal_error" || problem.code === "database_unavailable";
  return (
    <div
      role="alert"
      className="flex flex-col items-start gap-1 rounded-md border border-danger px-3 py-2"
    >
      <p className="font-medium text-danger">
        {failed} {problem.reason}
      </p>
      {problem.code === "unauthenticated" && <SignInLink newTab className={buttonClasses()} />}
      {isOurFault && problem.requestId && (
        <CopyText label={pageWords.requestId} text={problem.requestId} />
      )}
    </div>
  );
}
