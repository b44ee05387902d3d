import fc from "fast-check";
import { afterAll, beforeAll, describe, test } from "vitest";
import { catalogue } from "../contract/contract-case";
import { isDecodable } from "../contract/documented-answers";
import type { Received, Sent } from "../contract/http-client";
import { admin, type MountedServer, mounts, startMount } from "../contract/mount";
import { anyRequest, type FuzzRequest } from "./fuzz-request";
import { KnownThings } from "./known-things";
import { changedTables, type RowPrint, RowPrints } from "./row-print";

export type FuzzSizes = {
  /** Requests through server.ts, and half as many inside Next, where they only come another way. */
  requests: number;
  /** What a failure printed, to send the same again. */
  seed?: number;
};

const longMs = 3 * 60 * 60_000;
/** Node refuses a path and headers of more than 16 KiB before the product sees them; it sends some itself. */
const longestHead = 15_000;
/** A token lives for 15 minutes. */
const tokenForMs = 600_000;
/** From where the fuzzer itself signs in, so that the guesses it sends are none of this address. */
const ownAddress = { "x-forwarded-for": "203.0.113.1" };
/** What takes credentials, by which they may be guessed: what is refused is written down. */
const guesses =
  /^\/api\/(token|trpc\/account\.(changePassword|totp\.(begin|remove|newRecoveryCodes)))(\?|$)/;
const ofGuesses = ["security_events", "sign_in_guesses"];
const ofKeys = ["idempotency_keys"];

/**
 * Sends requests made from the OpenAPI document that the built product gives, and holds every answer
 * against that document.
 */
export function fuzzTheProduct({ requests, seed }: FuzzSizes): void {
  describe.each(mounts)("whatever is sent, through $mount", ({ mount, entry }) => {
    let server: MountedServer;
    let rows: RowPrints;
    beforeAll(async () => {
      server = await startMount(entry, { TRUST_PROXY: "1" });
      for (const body of catalogue) await server.call({ method: "POST", path: "/api", body });
      rows = await RowPrints.of(server.databaseUrl);
    });
    afterAll(async () => {
      await rows.close();
      await server.close();
    });

    const name =
      "the answer is one that the document lists, never a 5xx, and a refusal changes no row";
    test(name, { timeout: longMs }, async () => {
      const isInNext = mount === "pages/api";
      const numRuns = isInNext ? requests / 2 : requests;
      const fuzzer = new Fuzzer(server, rows, isInNext);
      const began = performance.now();
      await fc.assert(
        fc.asyncProperty(anyRequest(server.document), (request) => fuzzer.send(request)),
        { numRuns, reporter: tellFailure, ...(seed === undefined ? {} : { seed }) },
      );
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      process.stderr.write(`  ${mount}: ${JSON.stringify(fuzzer.statuses)} in ${seconds} s\n`);
    });
  });
}

/** The seed sends the same requests again; what they name by `{known:…}` differs from run to run. */
function tellFailure({ failed, seed, numRuns, errorInstance }: fc.RunDetails<[FuzzRequest]>): void {
  if (!failed) return;
  const message = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  throw new Error(`Request ${numRuns} with the seed ${seed}: ${message}`, { cause: errorInstance });
}

class Fuzzer {
  readonly statuses: Record<number, number> = {};
  private readonly known = new KnownThings();
  private before: RowPrint | undefined;
  private token: { value: string; until: number } | undefined;

  constructor(
    private readonly server: MountedServer,
    private readonly rows: RowPrints,
    private readonly isInNext: boolean,
  ) {}

  /** Sends one request, and throws where its answer or what it did is not as it must be. */
  async send(request: FuzzRequest): Promise<void> {
    const sent = await this.sentOf(request);
    if (headLength(sent) > longestHead || (this.isInNext && isNextsOwn(sent.path))) return;
    try {
      this.before ??= await this.rows.read();
      const received = await this.server.anonymous(sent);
      this.statuses[received.status] = (this.statuses[received.status] ?? 0) + 1;
      if (received.status >= 500) throw new Error(`answered ${received.status}: ${received.text}`);
      // It may have signed itself out.
      if (received.status === 401) this.token = undefined;
      await this.checkRows(sent, received);
      this.known.learn(received);
    } catch (error) {
      this.before = undefined;
      const problem = error instanceof Error ? error.message : String(error);
      throw new Error(`${problem}\n${told(sent)}`, { cause: error });
    }
  }

  private async checkRows(sent: Sent, { status }: Received): Promise<void> {
    const isRead = sent.method === "GET" || sent.method === "HEAD";
    if (status < 400 && !isRead) {
      this.before = undefined;
      return;
    }
    const after = await this.rows.read();
    const changed = changedTables(this.before ?? after, after);
    this.before = after;
    const isKept = sent.headers?.["idempotency-key"] && [404, 409, 410, 412].includes(status);
    const written = [...(isKept ? ofKeys : []), ...(guesses.test(sent.path) ? ofGuesses : [])];
    const unexpected = changed.filter((table) => !written.includes(table));
    if (unexpected.length > 0) throw new Error(`${status}, but ${unexpected.join(", ")} changed`);
  }

  private async sentOf(request: FuzzRequest): Promise<Sent> {
    const { method, body } = request;
    const filled = typeof body === "string" ? this.known.fill(body) : body;
    const headers: Record<string, string> = { authorization: `Bearer ${await this.freshToken()}` };
    for (const [name, value] of Object.entries(request.headers))
      if (value !== undefined) headers[name] = value;
    if (filled === undefined) delete headers["content-type"];
    return { method, path: this.target(request), headers, body: filled };
  }

  private target({ path, id, query, raw_query }: FuzzRequest): string {
    const encoded = (text: string) => encodeURIComponent(this.known.fill(text).toWellFormed());
    const pairs = query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
    const search = raw_query ?? pairs.join("&");
    return `${path.replace("{id}", encoded(id))}${search === "" ? "" : `?${search}`}`;
  }

  private async freshToken(): Promise<string> {
    if (this.token && Date.now() < this.token.until) return this.token.value;
    const asked = { method: "POST", path: "/api/token", headers: ownAddress, body: admin };
    const { json } = await this.server.anonymous(asked);
    this.before = undefined;
    const value = (json as { access_token: string }).access_token;
    this.token = { value, until: Date.now() + tokenForMs };
    return value;
  }
}

function headLength({ path, headers = {} }: Sent): number {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.byteLength([path, ...lines].join(""));
}

/** Before its mount is asked, Next refuses broken percent-encoding, and mends slashes that are repeated. */
function isNextsOwn(path: string): boolean {
  return !isDecodable(path) || /^[^?]*\/\//.test(path);
}

function told({ method, path, headers, body }: Sent): string {
  const shown = Buffer.isBuffer(body) ? body.toString("latin1") : String(body ?? "");
  const { authorization = "", ...rest } = headers ?? {};
  const token = authorization.length > 100 ? {} : { authorization };
  return `${method} ${path} ${JSON.stringify({ ...rest, ...token })} ${shown.slice(0, 2_000)}`;
}
