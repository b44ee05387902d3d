import type { IncomingMessage } from "node:http";
import type { AccessContext } from "@marquee/services/context";
import type { Application } from "./application";

/** What services are given for a request of someone who came through a door. */
export function accessContext(
  { db, access, senderOf }: Pick<Application, "db" | "access" | "senderOf">,
  incoming: IncomingMessage,
  who: Pick<AccessContext, "actor" | "actorNow" | "door" | "request_id">,
): AccessContext {
  const user_agent = incoming.headers["user-agent"];
  return { ...who, db, access, address: senderOf(incoming).address, user_agent };
}
