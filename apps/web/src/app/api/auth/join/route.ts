import { application } from "../../../../lib/application";
import { bodyRefusal } from "../../../../lib/body-limit";
import { browserOf } from "../../../../lib/browser-of";

/** The page behind a one-time link: whose it is, and the password that is set by it. JSON alone. */
export async function POST(request: Request): Promise<Response> {
  const refusal = bodyRefusal(request);
  if (refusal) return refusal;
  const [type] = (request.headers.get("content-type") ?? "").split(";");
  if (type?.trim().toLowerCase() !== "application/json") {
    return new Response("A body here is application/json.", { status: 415 });
  }
  const body: unknown = await request.json().catch(() => undefined);
  const browser = browserOf(Object.fromEntries(request.headers));
  const answer = await application().answerLink(body, browser);
  const headers = { ...answer.headers, "Cache-Control": "no-store" };
  return Response.json(answer.body, { status: answer.status, headers });
}
