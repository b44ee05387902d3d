import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const unusedMs = 500;

/**
 * Ends a server's connections without cutting a request short: no new ones, idle ones closed, busy
 * ones closed as their answer ends, and after `deadlineMs` whatever is left.
 */
export class Connections {
  readonly #server: Server;
  readonly #busy = new Set<ServerResponse>();
  /** The open ones, with the time each was opened at. */
  readonly #sockets = new Map<Socket, number>();
  #isEnding = false;

  constructor(server: Server) {
    this.#server = server;
    server.on("connection", (socket: Socket) => {
      this.#sockets.set(socket, Date.now());
      socket.once("close", () => this.#sockets.delete(socket));
    });
    server.prependListener("request", (_request, response: ServerResponse) => {
      if (this.#isEnding) response.shouldKeepAlive = false;
      this.#busy.add(response);
      response.once("close", () => this.#busy.delete(response));
    });
  }

  /** From now on every answer closes its connection. */
  stopKeepingAlive(): void {
    this.#isEnding = true;
    for (const response of this.#busy) {
      if (!response.headersSent) response.shouldKeepAlive = false;
    }
  }

  async end(deadlineMs: number): Promise<void> {
    this.stopKeepingAlive();
    let hasEnded = false;
    this.#server.close(() => {
      hasEnded = true;
    });
    const deadline = Date.now() + deadlineMs;
    while (!hasEnded && Date.now() < deadline) {
      // An answer whose head was sent before its connection was to end leaves it idle.
      this.#server.closeIdleConnections();
      this.#closeUnused();
      await sleep(20);
    }
    this.#server.closeAllConnections();
  }

  // Browsers open some to have them at hand, and Node takes those for busy. A young one is left
  // alone: its request may be on the way.
  #closeUnused(): void {
    for (const [socket, openedAt] of this.#sockets) {
      if (socket.bytesRead === 0 && Date.now() - openedAt > unusedMs) socket.destroy();
    }
  }
}
