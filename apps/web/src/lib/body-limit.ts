import { bodyLimitBytes } from "@marquee/api/request-body";
import { ServiceError } from "@marquee/schemas/service-error";
import { problemResponse } from "./problem-response";

/** Why a body is not read, which whoever is not signed in could make as long as they like. */
export function bodyRefusal(request: Request): Response | undefined {
  const { headers } = request;
  if (headers.has("transfer-encoding")) {
    return new Response("Content-Length is required.", { status: 411 });
  }
  if (Number(headers.get("content-length") ?? 0) <= bodyLimitBytes) return undefined;
  const message = `A body here is at most ${bodyLimitBytes} bytes.`;
  return problemResponse(request, new ServiceError("payload_too_large", message));
}

/** The type a request declares for its body, without parameters, in lower case. */
export function bodyType({ headers }: Request): string | undefined {
  return headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
}
