import type { ServiceError } from "@marquee/schemas/service-error";

/** One JSON line on standard output. */
export function log(
  level: "info" | "error",
  message: string,
  fields: Record<string, unknown> = {},
): void {
  const time = new Date().toISOString();
  process.stdout.write(`${JSON.stringify({ time, level, message, ...fields })}\n`);
}

/** What a failure of ours leaves in the log: all of it, since the caller is told nothing of it. */
export function logFailure(request_id: string, error: ServiceError): void {
  if (error.status < 500) return;
  const { cause } = error;
  const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  log("error", error.message, { request_id, code: error.code, error: detail });
}
