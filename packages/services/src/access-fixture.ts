import { type Access, openAccess } from "@marquee/auth/access";
import { AccessMemory } from "@marquee/auth/access-memory";
import { passwordCheck } from "@marquee/auth/credential-check";
import type { OidcConfig } from "@marquee/auth/external-claims";
import { type Account, accountActor, findAccount } from "@marquee/auth/user";
import type { Database } from "@marquee/db/database";
import { newId } from "@marquee/db/id";
import type { Actor, Role } from "@marquee/schemas/actor";
import type { AccessContext } from "./context";
import { createServiceFixture } from "./service-fixture";

export const address = "192.0.2.7";
const user_agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/** A database with people in it, and services as they ask them. */
export async function createAccessFixture(oidc?: OidcConfig) {
  const fixture = await createServiceFixture();
  const { db } = fixture;
  const access = openFixtureAccess(db, oidc);
  const caller = {
    door: "dashboard",
    request_id: "test",
    db,
    access,
    address,
    user_agent,
  } as const;
  const actorOf = async (id: string) => accountActor(await accountOf(db, id));
  return {
    ...fixture,
    access,
    as: (actor: Actor): AccessContext => ({ ...caller, actor }),
    /** Someone of this role, as the database knows them now. */
    actorOf,
    /** Signs someone in, in a browser of theirs and by a program. */
    signIn: async (id: string) => {
      const account = await accountOf(db, id);
      const session = await access.sessions.begin(account, { address, user_agent });
      const { access_token } = await access.tokens.issue(account);
      return { session, access_token };
    },
    person: async (name: string, role: Role) => {
      const id = newId();
      const data = { id, name, role, password_hash: "none that is known" };
      await db.prisma.user.create({ data, select: { id: true } });
      return actorOf(id);
    },
    events: eventReader(db),
  };
}

export type AccessFixture = Awaited<ReturnType<typeof createAccessFixture>>;

function openFixtureAccess(db: Database, oidc: OidcConfig | undefined): Access {
  return openAccess(db, {
    auth_secret: "a secret of at least 32 characters",
    issuer: "http://127.0.0.1:3000",
    token_ttl_s: 900,
    checks: [passwordCheck(db)],
    memory: new AccessMemory(),
    rate_limit: 0,
    oidc,
  });
}

async function accountOf(db: Database, id: string): Promise<Account> {
  const account = await findAccount(db, id);
  if (!account) throw new Error("There is no such user");
  return account;
}

/** Gives the kinds of events since its last look, oldest first, each with its actor and subject. */
function eventReader({ prisma }: Database): () => Promise<string[]> {
  let told = 0;
  return async () => {
    const rows = await prisma.securityEvent.findMany({ orderBy: { id: "asc" } });
    const seen = rows.slice(told);
    told = rows.length;
    return seen.map(
      ({ kind, actor_name, subject_name }) => `${actor_name} ${kind} ${subject_name}`,
    );
  };
}
