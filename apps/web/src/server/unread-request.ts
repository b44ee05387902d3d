import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { log } from "@marquee/api/log";
import { problemAnswer } from "@marquee/api/problem";
import { ServiceError } from "@marquee/schemas/service-error";

/** What Node says of a head that it cannot read, in our words; anything else is no HTTP. */
const unreadable: Readonly<Record<string, string>> = {
  HPE_INVALID_URL: "The address holds a character that must be percent-encoded.",
  HPE_INVALID_METHOD: "There is no such method.",
  HPE_INVALID_HEADER_TOKEN: "A header holds a character that it may not hold.",
};

/** Where the head or the body was more, or later, than is waited for. */
const limits: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** Answers what cannot be read as a request with an id and a reason, and notes it; Node by itself says nothing. */
export function answerUnreadable(server: Server): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    const code = error.code ?? "";
    // Its caller has gone, or an answer is on its way that this would get into.
    if (!socket.writable || code === "ECONNRESET" || hasAnswerBegun(socket)) {
      socket.destroy(error);
      return;
    }
    const request_id = crypto.randomUUID();
    const limit = limits[code];
    log("info", "unreadable request", { request_id, reason: code });
    // Only half of it would be closed by itself, and whoever keeps the other half open would hold the server.
    socket.end(limit ? emptyAnswer(limit, request_id) : problem(code, request_id), () =>
      socket.destroy(),
    );
  });
}

function hasAnswerBegun(socket: Socket): boolean {
  const { _httpMessage: answering } = socket as { _httpMessage?: ServerResponse };
  return answering?.headersSent === true;
}

function emptyAnswer(status: string, request_id: string): string {
  return [`HTTP/1.1 ${status}`, `X-Request-Id: ${request_id}`, "Content-Length: 0", ...ending].join(
    "\r\n",
  );
}

function problem(code: string, request_id: string): string {
  const message = unreadable[code] ?? "This is no HTTP request.";
  const error = new ServiceError("invalid_encoding", message);
  const body = JSON.stringify(problemAnswer(error, { headers: {} }, request_id).body);
  const head = [
    "HTTP/1.1 400 Bad Request",
    `X-Request-Id: ${request_id}`,
    "Content-Type: application/problem+json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...ending,
  ];
  return head.join("\r\n") + body;
}

const ending = ["Connection: close", "", ""];
