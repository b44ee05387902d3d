import type { IncomingMessage } from "node:http";
import { ServiceError } from "@marquee/schemas/service-error";

/** The most a request body may hold. */
export const bodyLimitBytes = 256 * 1024;

/**
 * The whole body of a request, of any method: a GET's too, which a web `Request` would drop. Throws
 * `payload_too_large` without reading further.
 */
export function readBody(incoming: IncomingMessage): Promise<Buffer> {
  if (Number(incoming.headers["content-length"] ?? 0) > bodyLimitBytes) {
    return Promise.reject(tooLarge());
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      if (length <= bodyLimitBytes) chunks.push(chunk);
      else {
        incoming.off("data", onData).pause();
        reject(tooLarge());
      }
    };
    incoming.on("data", onData);
    incoming.once("end", () => resolve(Buffer.concat(chunks)));
    incoming.once("error", () => reject(cutShort()));
    incoming.once("close", () => {
      if (!incoming.complete) reject(cutShort());
    });
  });
}

/**
 * Reads a body that nobody wants. One that still waits when the connection is closed would make the
 * kernel take back what of a long answer is on its way. Says whether there was one. Throws `payload_too_large`.
 */
export async function passOverBody(incoming: IncomingMessage): Promise<boolean> {
  return hasBody(incoming) && (await readBody(incoming)).length > 0;
}

/** The type a request declares for its body, without parameters, in lower case. */
export function mediaType(incoming: IncomingMessage): string | undefined {
  return incoming.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
}

/**
 * A request's body that declares itself as JSON, or declares nothing; undefined where there is none.
 * Throws `unsupported_media_type` or `payload_too_large`.
 */
export async function readJson(
  incoming: IncomingMessage,
  accepted: readonly string[] = ["application/json"],
): Promise<Buffer | undefined> {
  if (!hasBody(incoming)) return undefined;
  const type = mediaType(incoming);
  if (type !== undefined && !accepted.includes(type)) {
    throw new ServiceError(
      "unsupported_media_type",
      `A body here is ${accepted.join(" or ")}, not ${type}.`,
    );
  }
  const body = await readBody(incoming);
  return body.length === 0 ? undefined : body;
}

function hasBody(incoming: IncomingMessage): boolean {
  const length = incoming.headers["content-length"];
  return (
    incoming.headers["transfer-encoding"] !== undefined || (length !== undefined && length !== "0")
  );
}

/** The JSON object in a body. Throws `invalid_encoding`, `invalid_json` or `invalid_input`. */
export function parseJsonObject(body: Buffer): Record<string, unknown> {
  const value = parseJson(decodeUtf8(body));
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new ServiceError("invalid_input", "The body must be a JSON object.", {
    details: { errors: [{ pointer: "", code: "invalid_type", detail: "must be a JSON object" }] },
  });
}

/** The body as text. Throws `invalid_encoding` for what is not UTF-8. */
export function decodeUtf8(body: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch (cause) {
    throw new ServiceError("invalid_encoding", "The body is not valid UTF-8.", { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ServiceError("invalid_json", "The body is not valid JSON.", { cause });
  }
}

function tooLarge(): ServiceError {
  return new ServiceError("payload_too_large", `A body holds at most ${bodyLimitBytes} bytes.`);
}

function cutShort(): ServiceError {
  return new ServiceError("invalid_input", "The body ended before its declared length.");
}
