import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { errorCode, errorMessage } from "./error-code";
import { StartError } from "./start-error";

/** The oldest PostgreSQL that has what the schema uses. */
const oldestMajor = 17;
const retryEveryMs = 500;
const tellEveryMs = 10_000;

// These say that the server is there and will give the same answer the next time.
const finalCodes: Record<string, string> = {
  "28P01": "the password is wrong",
  "28000": "it refuses this user",
  "3D000": "there is no such database",
  "42501": "this user may not connect to it",
};

/**
 * Waits until the database takes connections and is one that Marquee can use.
 *
 * @param variable names the setting the URL came from, for the messages, which never hold the URL.
 * @throws StartError when it cannot be reached within `waitMs`, and at once when it refuses the
 *   user, the password or the database, is older than PostgreSQL 17, or is not in UTF-8.
 */
export async function waitForDatabase(options: {
  url: string;
  variable: string;
  waitMs: number;
  log: (line: string) => void;
}): Promise<void> {
  const { url, variable, waitMs, log } = options;
  const deadline = Date.now() + waitMs;
  const where = describeDatabase(url);
  let tellAt = 0;
  for (;;) {
    const failure = await connectOnce(url);
    if (failure === undefined) return;
    if (failure.isFinal) throw new StartError(`${variable} (${where}): ${failure.reason}.`);
    if (Date.now() + retryEveryMs > deadline) {
      throw new StartError(
        `${variable} (${where}): the database could not be reached within ${waitMs / 1000} seconds (${failure.reason}).`,
      );
    }
    if (Date.now() >= tellAt) {
      log(`Waiting for the database ${where} (${failure.reason}).`);
      tellAt = Date.now() + tellEveryMs;
    }
    await sleep(retryEveryMs);
  }
}

/** A database URL without user and password: `db.example:5432/marquee`. */
export function describeDatabase(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}:${port || "5432"}${pathname}`;
  } catch {
    return "the given address";
  }
}

type Failure = { reason: string; isFinal: boolean };

async function connectOnce(url: string): Promise<Failure | undefined> {
  let client: pg.Client;
  try {
    client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      application_name: "marquee-start",
    });
  } catch (error) {
    // Such as a certificate that it names and that is not there.
    return { reason: errorMessage(error), isFinal: true };
  }
  // A connection that breaks later than it is awaited must not end the process.
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; encoding: string }>(
      "SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding",
    );
    return unsuitable(rows[0]);
  } catch (error) {
    return describeFailure(error);
  } finally {
    client.end().catch(() => {});
  }
}

function unsuitable(server: { version: string; encoding: string } | undefined) {
  const major = Math.floor(Number(server?.version) / 10_000);
  if (major < oldestMajor) {
    return {
      reason: `it is PostgreSQL ${major}, and Marquee needs ${oldestMajor} or newer`,
      isFinal: true,
    };
  }
  if (server?.encoding !== "UTF8") {
    return { reason: `its encoding is ${server?.encoding}, and must be UTF8`, isFinal: true };
  }
  return undefined;
}

function describeFailure(error: unknown): Failure {
  const code = errorCode(error) ?? "";
  const message = errorMessage(error);
  const known = finalCodes[code];
  if (known) return { reason: `${known} (${message})`, isFinal: true };
  if (/client password must be a string|does not support SSL|certificate/i.test(message)) {
    return { reason: message, isFinal: true };
  }
  return { reason: message || code, isFinal: false };
}
