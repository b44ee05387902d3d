import { once } from "node:events";
import { connect, type Socket } from "node:net";

const lastChunk = "0\r\n\r\n";

export type LoadAnswer = { status: number; body: string };

/**
 * A kept-alive HTTP/1.1 connection that sends one request at a time. A plain socket, since Node's own
 * HTTP client would use more of the machine than the servers that are measured.
 */
export class LoadConnection {
  private received: Buffer[] = [];
  private length = 0;
  private wanted: number | "chunked" | undefined;
  private answer:
    | { resolve: (answer: LoadAnswer) => void; reject: (error: Error) => void }
    | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on("data", (chunk: Buffer) => this.take(chunk));
    socket.on("error", (error) => this.answer?.reject(error));
    socket.on("close", () => this.answer?.reject(new Error("The server closed the connection")));
  }

  static async open(port: number): Promise<LoadConnection> {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    return new LoadConnection(socket);
  }

  send(request: string): Promise<LoadAnswer> {
    return new Promise((resolve, reject) => {
      this.answer = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.answer = undefined;
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received.push(chunk);
    this.length += chunk.length;
    this.wanted ??= wantedLength(this.received.length === 1 ? chunk : Buffer.concat(this.received));
    if (this.isWhole()) this.finish(Buffer.concat(this.received), this.wanted === "chunked");
  }

  private isWhole(): boolean {
    if (this.wanted === undefined) return false;
    if (this.wanted !== "chunked") return this.length >= this.wanted;
    const last = Buffer.concat(this.received.slice(-lastChunk.length));
    return last.toString("latin1", last.length - lastChunk.length) === lastChunk;
  }

  private finish(message: Buffer, isChunked: boolean): void {
    const { answer } = this;
    this.received = [];
    this.length = 0;
    this.wanted = undefined;
    this.answer = undefined;
    const text = message.toString("utf8");
    const body = text.slice(text.indexOf("\r\n\r\n") + 4);
    answer?.resolve({
      status: Number(text.slice(9, 12)),
      body: isChunked ? withoutChunks(body) : body,
    });
  }
}

/** How long the whole message is, once its head is there. */
function wantedLength(head: Buffer): number | "chunked" | undefined {
  const end = head.indexOf("\r\n\r\n");
  if (end === -1) return undefined;
  const text = head.toString("latin1", 0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  return length === undefined ? "chunked" : end + 4 + Number(length);
}

function withoutChunks(body: string): string {
  return body.replace(/(^|\r\n)[0-9a-f]+\r\n/gi, "").replace(/\r\n$/, "");
}
