"use client";

import { buttonClasses } from "@marquee/ui/button-classes";
import { ErrorState } from "@marquee/ui/error-state";
import { problemOf } from "../../lib/request-problem";
import { SignInLink } from "../sign-in/sign-in-link";

/** What a page shows in place of what could not be fetched. */
export function LoadProblem({
  title,
  query: { error, isFetching, refetch },
}: {
  title: string;
  query: { error: unknown; isFetching: boolean; refetch: () => unknown };
}) {
  const problem = problemOf(error);
  return (
    <ErrorState
      title={title}
      reason={problem.reason}
      requestId={problem.requestId}
      isRetrying={isFetching}
      onRetry={() => void refetch()}
    >
      {problem.code === "unauthenticated" && <SignInLink className={buttonClasses("primary")} />}
    </ErrorState>
  );
}
