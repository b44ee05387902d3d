import { bodyLimitBytes } from "@marquee/api/request-body";

/** Why a body is not read, which whoever is not signed in could make as long as they like. */
export function bodyRefusal({ headers }: Request): Response | undefined {
  if (headers.has("transfer-encoding")) {
    return new Response("Content-Length is required.", { status: 411 });
  }
  return Number(headers.get("content-length") ?? 0) > bodyLimitBytes
    ? new Response(`A body here is at most ${bodyLimitBytes} bytes.`, { status: 413 })
    : undefined;
}
