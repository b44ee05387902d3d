import { type JsonRequest, unexpectedAnswer } from "./json-request";
import { MarqueeError } from "./marquee-error";

/** Where a client's access tokens come from. */
export interface TokenSource {
  /** The token to send now. Throws a MarqueeError where there is none. */
  get(): Promise<string>;
  /** Hears that the server refused a token, and says whether asking again may give a better one. */
  refuse(token: string): boolean;
}

type HeldToken = { token: string; renew_at: number };

/** A token is renewed this long before it expires, or when a tenth of its life is left. */
const renewalMs = 30_000;

/** A code of a second factor, or what gives the code of each time. */
type Otp = string | (() => string | Promise<string>);
type PasswordCredentials = { user: string; password: string; otp: Otp | undefined };

/** Tokens for a user's password: asked for at first use, shared by all calls, renewed in time. */
export class PasswordTokens implements TokenSource {
  readonly #ask: () => Promise<HeldToken>;
  #held: HeldToken | undefined;
  #asking: Promise<string> | undefined;

  constructor(url: URL, { user, password, otp }: PasswordCredentials, request: JsonRequest) {
    this.#ask = async () => {
      const code = otp === undefined ? {} : { otp: await given("code", otp) };
      return askForToken(url, { user, password, ...code }, request);
    };
  }

  async get(): Promise<string> {
    if (this.#held && Date.now() < this.#held.renew_at) return this.#held.token;
    this.#asking ??= this.#renew().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #renew(): Promise<string> {
    this.#held = await this.#ask();
    return this.#held.token;
  }

  refuse(token: string): boolean {
    // Another call may have renewed it since.
    if (this.#held?.token === token) this.#held = undefined;
    return true;
  }
}

/** The caller's own token, or function that gives it; asked before each request. */
export class GivenTokens implements TokenSource {
  constructor(private readonly token: string | (() => string | Promise<string>)) {}

  get(): Promise<string> {
    return given("token", this.token);
  }

  refuse(): boolean {
    return false;
  }
}

/** What the caller gives as it is, or by a function of theirs, which may fail. */
async function given(
  what: "token" | "code",
  value: string | (() => string | Promise<string>),
): Promise<string> {
  if (typeof value === "string") return value;
  try {
    return await value();
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new MarqueeError({ code: "token_unavailable", detail: `No ${what}: ${said}`, cause });
  }
}

async function askForToken(
  url: URL,
  credentials: { user: string; password: string; otp?: string },
  request: JsonRequest,
): Promise<HeldToken> {
  const asked_at = Date.now();
  const response = await request(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(credentials),
  });
  const answer = (await response.json()) as Partial<TokenAnswer> | null;
  if (typeof answer?.access_token === "string" && typeof answer.expires_in === "number") {
    const life = answer.expires_in * 1000;
    const renew_at = asked_at + life - Math.min(renewalMs, life / 10);
    return { token: answer.access_token, renew_at };
  }
  if (typeof answer?.error !== "string") throw unexpectedAnswer(url, response.status);
  throw new MarqueeError({
    code: answer.error === "invalid_grant" ? "invalid_credentials" : "token_unavailable",
    detail: answer.error_description ?? answer.error,
    status: response.status,
  });
}

/** The answers of `POST /api/token` (RFC 6749 §5.1 and §5.2) in one. */
type TokenAnswer = {
  access_token: string;
  expires_in: number;
  error: string;
  error_description: string;
};
