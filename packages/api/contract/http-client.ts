import { request } from "node:http";

/** A request as a program on the wire may send it, a GET with a body included. */
export type Sent = {
  method: string;
  path: string;
  headers?: Record<string, string | string[]>;
  /** An object is sent as JSON with its type; text and bytes are sent as they are. */
  body?: string | Buffer | object;
};

export type Received = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** The body read as JSON; undefined where it is none. */
  json: unknown;
};

/** Sends one request and reads the whole answer. */
export function send(
  origin: string,
  { method, path, headers = {}, body }: Sent,
): Promise<Received> {
  const isPlain = typeof body !== "object" || Buffer.isBuffer(body);
  const payload = isPlain ? body : JSON.stringify(body);
  const type = isPlain ? {} : { "content-type": "application/json" };
  const length =
    payload === undefined ? {} : { "content-length": String(Buffer.byteLength(payload)) };
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const sent = request(
      { hostname, port, method, path, headers: { ...length, ...type, ...headers }, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.once("error", reject);
        answer.once("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text,
            json: parsed(text),
          });
        });
      },
    );
    sent.once("error", reject);
    sent.end(payload);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
