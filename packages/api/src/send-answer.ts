import type { ServerResponse } from "node:http";
import type { WireAnswer } from "@marquee/services/idempotency";
import type { Answer } from "./answer";

/** An answer as it goes over the wire. */
export function wireAnswer(answer: Answer, mediaType = "application/json"): WireAnswer {
  const { status, headers = {}, body } = answer;
  if (body === undefined) return { status, headers, body: null };
  return { status, headers: { "Content-Type": mediaType, ...headers }, body: JSON.stringify(body) };
}

/** Writes an answer whole; Node leaves the body out for HEAD and keeps its length. */
export function sendWire(outgoing: ServerResponse, { status, headers, body }: WireAnswer): void {
  if (body === null) {
    outgoing.writeHead(status, headers).end();
    return;
  }
  outgoing.writeHead(status, { "Content-Length": Buffer.byteLength(body), ...headers }).end(body);
}

export function sendAnswer(outgoing: ServerResponse, answer: Answer, mediaType?: string): void {
  sendWire(outgoing, wireAnswer(answer, mediaType));
}
