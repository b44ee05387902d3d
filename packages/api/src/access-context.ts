import type { IncomingMessage } from "node:http";
import type { Actor, Door } from "@marquee/schemas/actor";
import type { AccessContext } from "@marquee/services/context";
import type { Application } from "./application";
import { clientAddress } from "./client-address";

/** What services are given for a request of someone who came through a door. */
export function accessContext(
  { db, access }: Pick<Application, "db" | "access">,
  incoming: IncomingMessage,
  who: { actor: Actor; door: Door; request_id: string },
): AccessContext {
  const user_agent = incoming.headers["user-agent"];
  return { ...who, db, access, address: clientAddress(incoming), user_agent };
}
