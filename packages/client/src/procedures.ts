import type { AppRouter } from "@marquee/api/router";

/** What a call takes beside its input. */
export type CallOptions = {
  /** Ends the call; it then fails with `aborted`. */
  signal?: AbortSignal;
};

export type MutationOptions = CallOptions & {
  /**
   * 1 to 255 visible ASCII characters: whoever sends the same mutation with the same key within 24 hours,
   * from another process too, is given the first answer. Each call has one of its own unless given. What
   * takes or gives a secret takes no key, and is not sent again.
   */
  idempotencyKey?: string;
};

type Resources = AppRouter["_def"]["record"];

type Procedure<Kind, Input, Output> = {
  _def: { type: Kind; $types: { input: Input; output: Output } };
};

type Call<Input, Options, Output> = undefined extends Input
  ? (input?: Input, options?: Options) => Promise<Output>
  : (input: Input, options?: Options) => Promise<Output>;

// Each is written out whole, and not by a helper, so that the packed types need nothing of tRPC. A resource
// has verbs, and may have one more level of them, as `account.totp` does.

/** The procedures of a Marquee, as `client.movie.list.query({ … })` and `client.movie.create.mutate({ … })`. */
export type MarqueeClient = {
  [R in keyof Resources]: {
    [V in keyof Resources[R]]: Resources[R][V] extends Procedure<
      infer Kind,
      infer Input,
      infer Output
    >
      ? Kind extends "query"
        ? { query: Call<Input, CallOptions, Output> }
        : { mutate: Call<Input, MutationOptions, Output> }
      : {
          [Nested in keyof Resources[R][V]]: Resources[R][V][Nested] extends Procedure<
            infer Kind,
            infer Input,
            infer Output
          >
            ? Kind extends "query"
              ? { query: Call<Input, CallOptions, Output> }
              : { mutate: Call<Input, MutationOptions, Output> }
            : never;
        };
  };
};

/** What each procedure takes, e.g. `RouterInputs["movie"]["list"]`. */
export type RouterInputs = {
  [R in keyof Resources]: {
    [V in keyof Resources[R]]: Resources[R][V] extends Procedure<unknown, infer Input, unknown>
      ? Input
      : {
          [Nested in keyof Resources[R][V]]: Resources[R][V][Nested] extends Procedure<
            unknown,
            infer Input,
            unknown
          >
            ? Input
            : never;
        };
  };
};

/** What each procedure gives, e.g. `RouterOutputs["movie"]["list"]`. */
export type RouterOutputs = {
  [R in keyof Resources]: {
    [V in keyof Resources[R]]: Resources[R][V] extends Procedure<unknown, unknown, infer Output>
      ? Output
      : {
          [Nested in keyof Resources[R][V]]: Resources[R][V][Nested] extends Procedure<
            unknown,
            unknown,
            infer Output
          >
            ? Output
            : never;
        };
  };
};
