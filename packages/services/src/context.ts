import type { Database } from "@marquee/db/database";
import type { Actor, Door } from "@marquee/schemas/actor";
import type { Transaction } from "./transaction";

/** What every service is given beside its input: who asks, through which door, and the database. */
export type ServiceContext = {
  actor: Actor;
  door: Door;
  request_id: string;
  db: Database;
  /** Where there is one, all statements run in it; otherwise each is a transaction of its own. */
  transaction?: Transaction;
};
