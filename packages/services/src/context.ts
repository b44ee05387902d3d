import type { Database } from "@marquee/db/database";
import type { Actor, Door } from "@marquee/schemas/actor";

/** What every service is given beside its input: who asks, through which door, and the database. */
export type ServiceContext = {
  actor: Actor;
  door: Door;
  request_id: string;
  db: Database;
};
