import type { AppRouter } from "@marquee/api/router";
import { TRPCClientError } from "@trpc/client";

type ProblemData = NonNullable<TRPCClientError<AppRouter>["data"]>;

/** Why a call failed, fit to be shown. */
export type RequestProblem = {
  code: ProblemData["code"] | "unreachable" | "offline";
  reason: string;
  requestId: string | undefined;
  /** With bad input: what is wrong with which field. */
  errors: NonNullable<ProblemData["errors"]>;
  /** With a change from an old version: the film as it is now. */
  current: ProblemData["current"];
  /** With a film that is there already: its path in the API. */
  existing: string | undefined;
};

/** What a failed call says of itself; one without an answer never reached the server. */
export function problemOf(error: unknown): RequestProblem {
  const data = isApiError(error) ? error.data : undefined;
  if (!data) return isOffline() ? offline : unreachable;
  return {
    code: data.code,
    reason: data.code === "unauthenticated" ? "You are signed out." : data.detail,
    requestId: data.request_id,
    errors: data.errors ?? [],
    current: data.current,
    existing: data.existing,
  };
}

const unreachable: RequestProblem = {
  code: "unreachable",
  reason: "The server does not answer. It may be restarting, or the connection is down.",
  requestId: undefined,
  errors: [],
  current: undefined,
  existing: undefined,
};

const offline: RequestProblem = {
  ...unreachable,
  code: "offline",
  reason: "You are offline.",
};

/** Whether the browser itself has no connection. */
export function isOffline(): boolean {
  return typeof navigator !== "undefined" && navigator.onLine === false;
}

/** Whether another try may well succeed. */
export function isPassing(error: unknown): boolean {
  const { code } = problemOf(error);
  return code === "unreachable" || code === "database_unavailable";
}

function isApiError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}
