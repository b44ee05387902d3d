/** What went wrong in the database, as far as the program must tell cases apart. */
export type DatabaseProblem =
  | { kind: "unique_violation"; constraint: string }
  | { kind: "check_violation"; constraint: string }
  /** Another transaction was in the way; trying the whole transaction again is right. */
  | { kind: "conflict" }
  /** It took longer than its timeout. */
  | { kind: "timeout" }
  /** It has not answered for so long that it, or the way to it, is lost: what was asked may have been done. */
  | { kind: "silent" }
  /** The database is away, starting, stopping, or has no connection left. */
  | { kind: "unavailable" };

/**
 * Reads an error of Prisma, its adapter or pg. They are recognised by code and never by class, since
 * one process can hold two copies of a class. Undefined for what is not the database's doing.
 */
export function databaseProblem(error: unknown): DatabaseProblem | undefined {
  const cause = driverCause(error);
  const kind = text(cause.kind);
  const code = text(cause.originalCode) ?? text(cause.code) ?? "";
  const message = text(cause.originalMessage) ?? text(cause.message) ?? "";
  if (code === "23505") return { kind: "unique_violation", constraint: lastQuoted(message) };
  if (code === "23514") return { kind: "check_violation", constraint: lastQuoted(message) };
  if (code === "40001" || code === "40P01" || kind === "TransactionWriteConflict") {
    return { kind: "conflict" };
  }
  if (message === "Query read timeout") return { kind: "silent" };
  if (timeoutCodes.has(code)) return { kind: "timeout" };
  if (isUnavailable(kind, code, message)) return { kind: "unavailable" };
  return undefined;
}

/** A statement's, an idle transaction's and a whole transaction's; P2028 is Prisma's for its own. */
const timeoutCodes = new Set(["57014", "25P03", "25P04", "P2028"]);

const unavailableKinds = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);
/**
 * Admin shutdown, crash, starting up; read-only, as a primary that no longer is one; no connections left; P1001 and the
 * like are Prisma's own.
 */
const unavailableCodes =
  /^(57P0[1-5]|25006|53300|08...|P1001|P1002|P1008|P1017|P2024|P2037|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/;
const unavailableMessages =
  /Connection terminated|timeout exceeded when trying to connect|after calling end on the pool|Client has encountered a connection error|Server has closed the connection/;

function isUnavailable(kind: string | undefined, code: string, message: string): boolean {
  return (
    (kind !== undefined && unavailableKinds.has(kind)) ||
    unavailableCodes.test(code) ||
    unavailableMessages.test(message)
  );
}

/** The innermost record that tells of the driver's error: Prisma wraps it once or twice. */
function driverCause(error: unknown): Record<string, unknown> {
  const outer = record(error);
  const adapterError = record(record(outer.meta).driverAdapterError);
  const cause = record(adapterError.cause);
  if (Object.keys(cause).length > 0) return cause;
  const own = record(outer.cause);
  return typeof own.kind === "string"
    ? own
    : { ...outer, message: outer.message, code: outer.code };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function lastQuoted(message: string): string {
  return [...message.matchAll(/"([^"]+)"/g)].at(-1)?.[1] ?? "";
}
