import type { Actor, Caller } from "@marquee/schemas/actor";
import { type ApiKeyAccount, apiKeyActor } from "./api-key";
import { type Account, accountActor } from "./user";

/** Whom credentials and tokens belong to: a person, or a program by its API key. */
export type Principal = Account | ApiKeyAccount;

/** The principal as the one who asks. */
export function principalActor(
  principal: Principal,
): Extract<Actor, { kind: "user" | "api_key" }> & Caller {
  return principal.kind === "user" ? accountActor(principal) : apiKeyActor(principal);
}
