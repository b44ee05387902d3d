import type { AppRouter } from "@marquee/api/router";
import type { Condition } from "@marquee/schemas/condition";
import type { Movie } from "@marquee/schemas/movie";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import {
  createTRPCUntypedClient,
  httpBatchLink,
  httpLink,
  retryLink,
  splitLink,
} from "@trpc/client";
import { createTRPCRecursiveProxy } from "@trpc/server";
import { GivenTokens, PasswordTokens, type TokenSource } from "./access-token";
import { type JsonRequest, jsonRequest, type Transport } from "./json-request";
import { keyedMutation } from "./keyed-mutation";
import { type InputError, MarqueeError, type MarqueeErrorCode } from "./marquee-error";
import type {
  CallOptions,
  MarqueeClient,
  MutationOptions,
  RouterInputs,
  RouterOutputs,
} from "./procedures";
import { retried } from "./retry";
import { settleCall } from "./settled-call";

export type {
  CallOptions,
  Condition,
  InputError,
  MarqueeClient,
  MarqueeErrorCode,
  Movie,
  MovieRecord,
  MutationOptions,
  RouterInputs,
  RouterOutputs,
};
export { MarqueeError };

/** Who asks: a user with a password, for whom tokens are had and renewed, or the holder of a token. */
export type Credentials =
  | {
      user: string;
      password: string;
      /** For an account with a second factor: a code, good once, or a function that gives one each time. */
      otp?: string | (() => string | Promise<string>) | undefined;
      token?: undefined;
    }
  /** A function is asked before each request. */
  | {
      token: string | (() => string | Promise<string>);
      user?: undefined;
      password?: undefined;
      otp?: undefined;
    };

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
 * A typed client of a Marquee. It asks nothing until its first call; queries made in the same moment
 * share one request, and each mutation carries a key, so that it may be sent again and is done once.
 * What a call fails with is always a MarqueeError.
 *
 * @throws TypeError for a url that is not one, a timeout that cannot be, or without credentials.
 */
export function createClient(options: ClientOptions): MarqueeClient {
  const base = baseUrl(options.url);
  const request = jsonRequest(options);
  const url = new URL("api/trpc", base);
  const trpc = connect(url, tokenSource(options, base, request), request);
  return createTRPCRecursiveProxy<MarqueeClient>(({ path, args }) => {
    const [input, { signal, idempotencyKey }] = callArguments(args);
    const procedure = path.slice(0, -1).join(".");
    const query = () => trpc.query(procedure, input, { signal });
    const mutate = (key: string | undefined) =>
      trpc.mutation(procedure, input, { signal, context: { key } });
    const ends = [signal, options.signal].filter((end) => end !== undefined);
    switch (path.at(-1)) {
      case "query":
        return settleCall(() => retried(query, ends), url, signal);
      case "mutate":
        return settleCall(() => keyedMutation(mutate, { key: idempotencyKey, ends }), url, signal);
      default:
        throw new TypeError(`${path.join(".")} is no call: it ends in .query() or .mutate()`);
    }
  });
}

function callArguments(args: readonly unknown[]): [unknown, MutationOptions] {
  return [args[0], (args[1] ?? {}) as MutationOptions];
}

/** tRPC's client, which sends tokens and repeats once what was refused for its token. */
function connect(url: URL, tokens: TokenSource, request: JsonRequest) {
  const sent = new WeakMap<object, string>();
  const authorize = async (contexts: readonly object[]) => {
    const token = await tokens.get();
    for (const context of contexts) sent.set(context, token);
    return { Authorization: `Bearer ${token}`, "X-Marquee-Client": "client" };
  };
  const send = (address: unknown, init?: RequestInit) => request(String(address), init);
  return createTRPCUntypedClient<AppRouter>({
    links: [
      // A call without a good token was never executed, so that repeating it is safe, mutations too.
      retryLink({
        retry: ({ error, attempts, op }) =>
          attempts === 1 &&
          error.data?.code === "unauthenticated" &&
          tokens.refuse(sent.get(op.context) ?? ""),
      }),
      splitLink({
        condition: (op) => op.type === "mutation" || queryUrl(url, op).length > longestUrl,
        // Each in a request of its own: a key is for one call, and a long query is long enough.
        true: httpLink({
          url,
          methodOverride: "POST",
          fetch: send,
          headers: async ({ op: { context } }) => ({
            ...(await authorize([context])),
            ...(typeof context.key === "string" ? { "Idempotency-Key": context.key } : {}),
          }),
        }),
        false: httpBatchLink({
          url,
          maxItems: mostCallsAtOnce,
          maxURLLength: longestUrl,
          fetch: send,
          headers: ({ opList }) => authorize(opList.map(({ context }) => context)),
        }),
      }),
    ],
  });
}

/** The URL of a query that is sent alone, as the batching link makes it. */
function queryUrl(url: URL, { path, input }: { path: string; input: unknown }): string {
  return `${url}/${path}?batch=1&input=${encodeURIComponent(JSON.stringify({ 0: input }))}`;
}

function baseUrl(url: string | URL): URL {
  const text = String(url).replace(/\/*$/, "/");
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text);
  throw new TypeError(`url must be an address such as http://127.0.0.1:3000, not ${url}`);
}

function tokenSource(options: ClientOptions, base: URL, request: JsonRequest): TokenSource {
  if (options.token !== undefined) return new GivenTokens(options.token);
  const { user, password, otp } = options;
  if (typeof user === "string" && typeof password === "string") {
    return new PasswordTokens(new URL("api/token", base), { user, password, otp }, request);
  }
  throw new TypeError("createClient needs a user and a password, or a token");
}
