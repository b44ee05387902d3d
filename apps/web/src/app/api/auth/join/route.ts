import { otherMethod } from "@marquee/api/other-method";
import { ServiceError } from "@marquee/schemas/service-error";
import { application } from "../../../../lib/application";
import { bodyRefusal, bodyType } from "../../../../lib/body-limit";
import { browserOf } from "../../../../lib/browser-of";
import { problemResponse } from "../../../../lib/problem-response";

/** The page behind a one-time link: whose it is, and the password that is set by it. JSON alone. */
export async function POST(request: Request): Promise<Response> {
  const refusal = bodyRefusal(request);
  if (refusal) return refusal;
  if (bodyType(request) !== "application/json") {
    const message = "A body here is application/json.";
    return problemResponse(request, new ServiceError("unsupported_media_type", message));
  }
  const body: unknown = await request.json().catch(() => undefined);
  const browser = browserOf(Object.fromEntries(request.headers));
  const { status, ...answer } = await application().answerLink(body, browser);
  const type = status < 400 ? "application/json" : "application/problem+json";
  const headers = { ...answer.headers, "Cache-Control": "no-store", "Content-Type": type };
  return Response.json(answer.body, { status, headers });
}

const allow = ["POST", "OPTIONS"];

function refuseMethod(request: Request): Response {
  return problemResponse(request, otherMethod(allow));
}

/** Next would tell of every method that is exported here. */
export function OPTIONS(): Response {
  return new Response(null, { status: 204, headers: { Allow: allow.join(", ") } });
}

export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as HEAD,
  refuseMethod as PATCH,
  refuseMethod as PUT,
};
