import { randomBytes } from "node:crypto";
import type { Database } from "@marquee/db/database";
import type { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import type { Actor } from "@marquee/schemas/actor";
import type { AccessMemory } from "./access-memory";
import { deriveKey, keyedHash } from "./secret-key";
import { type Account, accountActor, findAccount } from "./user";
import { keptUserAgent } from "./user-agent";

/** How long a signed-in browser stays signed in, in seconds. */
export const sessionTtlS = 7 * 24 * 60 * 60;

/** How far behind `last_seen_at` may be: a busy browser costs no write with every request. */
const seenEveryMs = 5 * 60_000;

/** What a browser tells of itself when it signs in, and the id of the request by which it does. */
export type Browser = {
  request_id?: string | undefined;
  user_agent?: string | undefined;
  address?: string | undefined;
  /** The cookie by which a browser is known on which someone has signed in before. */
  device?: string | undefined;
};

/** Of 32 bytes. What is not of this form is not looked up, and not remembered either. */
const tokenForm = /^[\w-]{43}$/;

/** Signed-in browsers. A session's token is opaque and random; the database holds only its keyed hash. */
export class Sessions {
  private readonly key: Uint8Array;

  constructor(
    private readonly db: Database,
    secret: string,
    private readonly memory: AccessMemory,
  ) {
    this.key = deriveKey(secret, "session");
  }

  /** Begins a session and gives its token, which is not kept anywhere; expired ones are cleared away. */
  async begin(
    account: Account,
    browser: Browser = {},
    client: Prisma.TransactionClient = this.db.prisma,
  ): Promise<string> {
    const token = randomBytes(32).toString("base64url");
    await client.session.deleteMany({
      where: { user_id: account.id, expires_at: { lte: new Date() } },
    });
    await client.session.create({
      data: {
        id: newId(),
        token_hash: keyedHash(this.key, token),
        user_id: account.id,
        session_version: account.session_version,
        user_agent: keptUserAgent(browser.user_agent),
        address: browser.address ?? null,
        expires_at: new Date(Date.now() + sessionTtlS * 1000),
      },
      select: { id: true },
    });
    return token;
  }

  /**
   * Who holds the session, or undefined where it has ended, expired, or its user may not enter. Known
   * for a second.
   */
  async read(token: string): Promise<Actor | undefined> {
    if (!tokenForm.test(token)) return undefined;
    return this.memory.sessions.get(token, () => this.find(token));
  }

  private async find(token: string): Promise<Actor | undefined> {
    const session = await this.db.prisma.session.findUnique({
      where: { token_hash: keyedHash(this.key, token) },
      select: {
        id: true,
        user_id: true,
        session_version: true,
        expires_at: true,
        last_seen_at: true,
      },
    });
    if (!session || session.expires_at.getTime() <= Date.now()) return undefined;
    const account = await findAccount(this.db, session.user_id);
    if (!account || account.is_disabled) return undefined;
    if (account.session_version !== session.session_version) return undefined;
    await this.see(session);
    return { ...accountActor(account), session_id: session.id };
  }

  private async see({ id, last_seen_at }: { id: string; last_seen_at: Date }): Promise<void> {
    const now = Date.now();
    if (now - last_seen_at.getTime() < seenEveryMs) return;
    // Where it was ended meanwhile there is nothing to write on.
    await this.db.prisma.session.updateMany({
      where: { id },
      data: { last_seen_at: new Date(now) },
    });
  }

  /** Ends a session. False where there is none: it has ended already. */
  async end(token: string, client: Prisma.TransactionClient = this.db.prisma): Promise<boolean> {
    const where = { token_hash: keyedHash(this.key, token) };
    const { count } = await client.session.deleteMany({ where });
    this.memory.forget();
    return count > 0;
  }
}
