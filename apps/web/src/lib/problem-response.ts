import { problemAnswer } from "@marquee/api/problem";
import { requestIdHeader, usableRequestId } from "@marquee/api/request-id";
import type { ServiceError } from "@marquee/schemas/service-error";

/** A refused request of a route of Next's, told as the API tells it. */
export function problemResponse(request: Request, error: ServiceError): Response {
  const given = Object.fromEntries(request.headers);
  const request_id = usableRequestId(given[requestIdHeader]) ?? crypto.randomUUID();
  const { status, headers, body } = problemAnswer(error, { headers: given }, request_id);
  return Response.json(body, {
    status,
    headers: {
      ...headers,
      "Content-Type": "application/problem+json",
      [requestIdHeader]: request_id,
    },
  });
}
