import { isServiceError } from "@marquee/schemas/service-error";
import type { ListenedRequest } from "./listener";
import { logFailure } from "./log";
import { errorHeaders, problemBody, tellable } from "./problem";
import { sendAnswer } from "./send-answer";
import { tokenPath, tokenProblem } from "./token-route";

/**
 * Answers a request that failed. Where the answer has begun, only its end can tell: the socket is
 * destroyed, so that a cut answer never looks whole.
 */
export function refuseRequest({ incoming, outgoing, request_id }: ListenedRequest, error: unknown) {
  const told = tellable(error);
  if (!hasReaderLeft(error)) logFailure(request_id, told);
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  const headers = errorHeaders(told, incoming.headers.authorization !== undefined);
  if (incoming.url?.split("?")[0] === tokenPath) {
    const problem = tokenProblem(told);
    sendAnswer(outgoing, { ...problem, headers: { ...headers, ...problem.headers } });
    return;
  }
  const body = problemBody(told, request_id);
  sendAnswer(outgoing, { status: told.status, headers, body }, "application/problem+json");
}

/** Errors of the caller's own socket; the database's come as ServiceErrors. */
const readerErrors = new Set(["ERR_STREAM_PREMATURE_CLOSE", "ECONNRESET", "EPIPE"]);

function hasReaderLeft(error: unknown): boolean {
  if (isServiceError(error) || !(error instanceof Error) || !("code" in error)) return false;
  return readerErrors.has(String(error.code));
}
