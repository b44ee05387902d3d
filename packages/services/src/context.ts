import type { Access } from "@marquee/auth/access";
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

/** What services of accounts, sessions, keys and tokens are given besides. */
export type AccessContext = ServiceContext & {
  access: Access;
  /** Where the request came from; undefined for the program itself. */
  address: string | undefined;
  user_agent: string | undefined;
  /**
   * Asks anew who sends the request, as `authenticate` does; undefined where nobody was asked: for the program
   * itself, and for someone who is yet to say who they are.
   */
  actorNow?: (() => Promise<Actor>) | undefined;
  /** The cookie of a known device, where a browser signs in. */
  device?: string | undefined;
};
