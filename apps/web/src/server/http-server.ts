import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import {
  clientAddressHeader,
  type Sender,
  senderReader,
  type TrustedProxies,
  vouchForAddressHeader,
} from "@marquee/api/client-address";
import { otherMethod } from "@marquee/api/other-method";
import { refuseRequest } from "@marquee/api/refusal";
import { identify, requestIdHeader } from "@marquee/api/request-id";
import { serverLimits } from "@marquee/api/server-limits";
import { ServiceError } from "@marquee/schemas/service-error";
import { aliasRedirect } from "../lib/loopback";
import { isApiPath } from "./api-path";
import { answerUnreadable } from "./unread-request";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Longer than balancers keep an idle connection, so that none sends a request into a closing one. */
const keepAliveMs = 75_000;
/** Node looks a second time whether as much is still waiting to be sent before it says so. */
const stalledReaderMs = 15_000;

/**
 * The HTTP server: API paths go straight to the API's listener, everything else to the pages. It has
 * no `upgrade` listener, so that an offer of HTTP/2 (Java's client makes one) is passed over and the
 * request answered as any other.
 */
export function makeHttpServer(options: {
  publicUrl: string;
  trustProxy: TrustedProxies | undefined;
  api: Handler;
  pages: Handler;
}): Server {
  vouchForAddressHeader();
  const senderOf = senderReader(options.trustProxy);
  const isHttps = options.publicUrl.startsWith("https:");
  const limits = { ...serverLimits, keepAliveTimeout: keepAliveMs };
  const server = createServer(limits, (request, response) => {
    const request_id = identify(request, response);
    cutStalledReader(response);
    if (isHttps) response.setHeader("Strict-Transport-Security", "max-age=31536000");
    if (request.headers.upgrade?.toLowerCase() === "websocket") {
      response.writeHead(426, { Upgrade: "HTTP/1.1", Connection: "Upgrade, close" }).end();
      return;
    }
    const target = originForm(request.url ?? "/");
    if (target === undefined) {
      response.setHeader("Connection", "close");
      return refuseRequest({ incoming: request, outgoing: response, request_id }, badTarget());
    }
    request.url = target;
    if (isApiPath(target)) return options.api(request, response);
    if (!pageMethods.includes(request.method ?? "")) {
      const refusal = otherMethod(["GET", "HEAD", "OPTIONS"]);
      return refuseRequest({ incoming: request, outgoing: response, request_id }, refusal);
    }
    tellSender(request, senderOf(request));
    request.headers[requestIdHeader] = request_id;
    const location = aliasRedirect(options.publicUrl, request.headers.host, target);
    if (location) response.writeHead(307, { Location: location }).end();
    else options.pages(request, response);
  });
  answerUnreadable(server);
  return server;
}

/** Others Next takes for a failure of its own. */
const pageMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

function badTarget(): ServiceError {
  return new ServiceError("invalid_encoding", "The address must be a path or an http address.");
}

/** A reader that takes nothing for half a minute is cut off; an answer that is still being made is waited for. */
function cutStalledReader(response: ServerResponse): void {
  response.setTimeout(stalledReaderMs, () => {
    if (response.writableLength > 0) response.destroy();
  });
}

/** Next and the pages are told the truth in the headers that they look at, or nothing. */
function tellSender({ headers }: IncomingMessage, { address = "", ...sender }: Sender): void {
  headers[clientAddressHeader] = address;
  headers["x-forwarded-for"] = address;
  headers["x-forwarded-proto"] = sender.scheme;
  if (sender.is_forwarded) return;
  for (const name of Object.keys(headers)) {
    const isTold = name === "x-forwarded-for" || name === "x-forwarded-proto";
    if (name === "forwarded" || (name.startsWith("x-forwarded-") && !isTold)) delete headers[name];
  }
}

// A client may name the whole address, as to a proxy; `*` and the like name nothing that is here.
function originForm(target: string): string | undefined {
  if (target.startsWith("/")) return target;
  if (!/^https?:/i.test(target) || !URL.canParse(target)) return undefined;
  const { pathname, search } = new URL(target);
  return pathname + search;
}
