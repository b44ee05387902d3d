import type { AppRouter } from "@marquee/api/router";

/** What a call takes beside its input. */
export type CallOptions = {
  /** Ends the call; it then fails with `aborted`. */
  signal?: AbortSignal;
};

export type MutationOptions = CallOptions & {
  /**
   * 1 to 255 visible ASCII characters: whoever sends the same mutation with the same key within 24 hours,
   * from another process too, is given the first answer. Each call has one of its own unless given.
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

/** The procedures of a Marquee, as `client.movie.list.query({ … })` and `client.movie.create.mutate({ … })`. */
export type MarqueeClient = Calls<Resources>;

type Calls<Resource> = {
  [Name in keyof Resource]: Resource[Name] extends Procedure<infer Kind, infer Input, infer Output>
    ? Kind extends "query"
      ? { query: Call<Input, CallOptions, Output> }
      : { mutate: Call<Input, MutationOptions, Output> }
    : Calls<Resource[Name]>;
};

/** What each procedure takes, e.g. `RouterInputs["movie"]["list"]`. */
export type RouterInputs = Inputs<Resources>;

type Inputs<Resource> = {
  [Name in keyof Resource]: Resource[Name] extends Procedure<unknown, infer Input, unknown>
    ? Input
    : Inputs<Resource[Name]>;
};

/** What each procedure gives, e.g. `RouterOutputs["movie"]["list"]`. */
export type RouterOutputs = Outputs<Resources>;

type Outputs<Resource> = {
  [Name in keyof Resource]: Resource[Name] extends Procedure<unknown, unknown, infer Output>
    ? Output
    : Outputs<Resource[Name]>;
};
