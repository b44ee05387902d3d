import type { AppRouter } from "@marquee/api/router";
import type { Condition } from "@marquee/schemas/condition";
import type { Movie } from "@marquee/schemas/movie";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { createTRPCUntypedClient, httpBatchLink, retryLink } from "@trpc/client";
import { createTRPCRecursiveProxy } from "@trpc/server";
import { GivenTokens, PasswordTokens, type TokenSource } from "./access-token";
import { type JsonRequest, jsonRequest, type Transport } from "./json-request";
import { type InputError, MarqueeError, type MarqueeErrorCode } from "./marquee-error";
import type { CallOptions, MarqueeClient, RouterInputs, RouterOutputs } from "./procedures";
import { settleCall } from "./settled-call";

export type {
  CallOptions,
  Condition,
  InputError,
  MarqueeClient,
  MarqueeErrorCode,
  Movie,
  MovieRecord,
  RouterInputs,
  RouterOutputs,
};
export { MarqueeError };

/** Who asks: a user with a password, for whom tokens are had and renewed, or the holder of a token. */
export type Credentials =
  | { user: string; password: string; token?: undefined }
  /** A function is asked before each request. */
  | { token: string | (() => string | Promise<string>); user?: undefined; password?: undefined };

/** Where a Marquee is, who asks it, and how. */
export type ClientOptions = Credentials &
  Transport & {
    /** Its address, e.g. `http://127.0.0.1:3000`. */
    url: string | URL;
  };

const mostCallsAtOnce = 10;
/** Servers take 16 KiB of request line and headers together. */
const longestUrl = 14_000;

/**
 * A typed client of a Marquee. It asks nothing until its first call; calls made in the same moment share
 * one request. What a call fails with is always a MarqueeError.
 *
 * @throws TypeError for a url that is not one, a timeout that cannot be, or without credentials.
 */
export function createClient(options: ClientOptions): MarqueeClient {
  const base = baseUrl(options.url);
  const request = jsonRequest(options);
  const url = new URL("api/trpc", base);
  const trpc = connect(url, tokenSource(options, base, request), request);
  return createTRPCRecursiveProxy<MarqueeClient>(({ path, args }) => {
    const [input, { signal } = {}] = args as [unknown, CallOptions?];
    const procedure = path.slice(0, -1).join(".");
    switch (path.at(-1)) {
      case "query":
        return settleCall(() => trpc.query(procedure, input, { signal }), url, signal);
      case "mutate":
        return settleCall(() => trpc.mutation(procedure, input, { signal }), url, signal);
      default:
        throw new TypeError(`${path.join(".")} is no call: it ends in .query() or .mutate()`);
    }
  });
}

/** tRPC's client, which sends tokens and repeats once what was refused for its token. */
function connect(url: URL, tokens: TokenSource, request: JsonRequest) {
  const sent = new WeakMap<object, string>();
  return createTRPCUntypedClient<AppRouter>({
    links: [
      // A call without a good token was never executed, so that repeating it is safe, mutations too.
      retryLink({
        retry: ({ error, attempts, op }) =>
          attempts === 1 &&
          error.data?.code === "unauthenticated" &&
          tokens.refuse(sent.get(op.context) ?? ""),
      }),
      httpBatchLink({
        url,
        maxItems: mostCallsAtOnce,
        maxURLLength: longestUrl,
        fetch: (address, init) => request(String(address), init),
        async headers({ opList }) {
          const token = await tokens.get();
          for (const { context } of opList) sent.set(context, token);
          return { Authorization: `Bearer ${token}`, "X-Marquee-Client": "client" };
        },
      }),
    ],
  });
}

function baseUrl(url: string | URL): URL {
  const text = String(url).replace(/\/*$/, "/");
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text);
  throw new TypeError(`url must be an address such as http://127.0.0.1:3000, not ${url}`);
}

function tokenSource(options: ClientOptions, base: URL, request: JsonRequest): TokenSource {
  if (options.token !== undefined) return new GivenTokens(options.token);
  const { user, password } = options;
  if (typeof user === "string" && typeof password === "string") {
    return new PasswordTokens(new URL("api/token", base), { user, password }, request);
  }
  throw new TypeError("createClient needs a user and a password, or a token");
}
