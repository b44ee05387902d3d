import type { IncomingMessage } from "node:http";
import { authenticate } from "@marquee/auth/authenticator";
import { badToken } from "@marquee/auth/bearer-tokens";
import type { Actor, Door } from "@marquee/schemas/actor";
import type { Application } from "./application";

/**
 * Who asks by a bearer token, or by what else a program shows; the use of an API key is noted. Throws `unauthenticated` for what is not a
 * good token, and for more than one.
 */
export async function bearerActor(
  { authenticators, access, senderOf }: Pick<Application, "authenticators" | "access" | "senderOf">,
  incoming: IncomingMessage,
  from: { door: Door; request_id: string },
): Promise<Actor> {
  const { headers } = incoming;
  if (isAuthorizedTwice(incoming)) {
    throw badToken("The Authorization header was sent more than once.");
  }
  const whence = {
    ...from,
    address: senderOf(incoming).address,
    user_agent: headers["user-agent"],
  };
  const actor = await authenticate(authenticators, { headers, whence });
  if (actor.kind === "api_key") await access.api_key_use.note(actor.id, from.door);
  return actor;
}

/** Node keeps the first of several, and a proxy before it may have looked at the last. */
function isAuthorizedTwice({ rawHeaders }: IncomingMessage): boolean {
  const isOne = (name: string, at: number) =>
    at % 2 === 0 && name.length === 13 && name.toLowerCase() === "authorization";
  return rawHeaders.findIndex(isOne) !== rawHeaders.findLastIndex(isOne);
}
