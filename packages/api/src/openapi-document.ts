import { createHash } from "node:crypto";
import type { ListenedRequest } from "./listener";
import { passOverBody } from "./request-body";
import { sendWire } from "./send-answer";

/** The document as it is served. */
export type ServedDocument = { text: string; etag: string };

/** Makes the document when it is first asked for, and keeps it. */
export function keptDocument(make: () => object): () => ServedDocument {
  let kept: ServedDocument | undefined;
  return () => {
    kept ??= served(JSON.stringify(make()));
    return kept;
  };
}

function served(text: string): ServedDocument {
  return { text, etag: `"${createHash("sha256").update(text).digest("base64url")}"` };
}

/** Sends the document, or 304 to who has it already. */
export async function sendDocument(
  { incoming, outgoing }: ListenedRequest,
  { text, etag }: ServedDocument,
): Promise<"streamed"> {
  await passOverBody(incoming);
  const headers = { ETag: etag, "Cache-Control": "no-cache" };
  const known = incoming.headers["if-none-match"]?.split(",") ?? [];
  const isKnown = known.some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")));
  if (isKnown) sendWire(outgoing, { status: 304, headers, body: null });
  else {
    const body = { "Content-Type": "application/json", ...headers };
    sendWire(outgoing, { status: 200, headers: body, body: text });
  }
  return "streamed";
}
