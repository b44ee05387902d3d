import type { ServerResponse } from "node:http";
import type { Answer } from "./answer";

/** Writes an answer whole; Node leaves the body out for HEAD and keeps its length. */
export function sendAnswer(
  outgoing: ServerResponse,
  answer: Answer,
  mediaType = "application/json",
): void {
  if (answer.body === undefined) {
    outgoing.writeHead(answer.status, answer.headers).end();
    return;
  }
  const text = JSON.stringify(answer.body);
  outgoing
    .writeHead(answer.status, {
      "Content-Type": mediaType,
      "Content-Length": Buffer.byteLength(text),
      ...answer.headers,
    })
    .end(text);
}
