import type { IncomingMessage, ServerResponse } from "node:http";
import { identify } from "@marquee/api/request-id";
import { isServiceError } from "@marquee/schemas/service-error";
import { unavailablePage } from "./unavailable-page";

type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Seconds after which the page asks again by itself, and others are told to. */
const retryAfterS = 5;

/**
 * Pages behind the one question that all of them ask: who is there. Where the database cannot say, the
 * answer is a page of ours with 503 and `Retry-After`; Next could give that page only its own 500.
 */
export function guardPages(
  pages: Pages,
  authenticateCookie: (cookie: string | undefined) => Promise<unknown>,
): Pages {
  return async (request, response) => {
    if (isPage(request) && (await isAway(() => authenticateCookie(request.headers.cookie)))) {
      sayUnavailable(request, response);
    } else {
      await pages(request, response);
    }
  };
}

/** Whether a document is asked for, or by Next's own navigation the parts of one. */
function isPage({ method, headers }: IncomingMessage): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  return headers.rsc !== undefined || (headers.accept?.includes("text/html") ?? false);
}

/** Any other failure is Next's to show. */
async function isAway(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return false;
  } catch (error) {
    return isServiceError(error) && error.code === "database_unavailable";
  }
}

function sayUnavailable(request: IncomingMessage, response: ServerResponse): void {
  const page = unavailablePage({ request_id: identify(request, response), retryAfterS });
  response
    .writeHead(503, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Length": Buffer.byteLength(page),
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
      "Retry-After": String(retryAfterS),
    })
    .end(page);
}
