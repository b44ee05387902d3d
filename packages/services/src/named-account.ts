import { isApiKeyId } from "@marquee/auth/api-key";
import type { Credentials } from "@marquee/auth/credential-check";
import type { HappenedEvent } from "@marquee/auth/security-event";
import { longestTypedName } from "@marquee/auth/user";
import { Prisma } from "@marquee/db/generated/client";
import type { ServiceContext } from "./context";
import { readRows } from "./database-call";

const { sql } = Prisma;

/** Whom credentials name, rightly or not. */
export type NamedAccount = {
  /** Undefined: nobody here is called so. What was typed is not kept, since it may be a password. */
  subject: HappenedEvent["subject"];
  /** Of a person, known or not. Undefined: a program's, whose secret nobody guesses. */
  guessed: GuessedAccount | undefined;
};

/** `key` is the same for all spellings of a name. */
export type GuessedAccount = { key: string; owner: { id: string; device_version: number } | null };

/** Looks up whom credentials name, by the same statement for a name that is known and one that is not. */
export function findNamedAccount(
  ctx: ServiceContext,
  credentials: Credentials,
): Promise<NamedAccount> {
  return credentials.kind === "client"
    ? namedApiKey(ctx, credentials.client_id)
    : namedUser(ctx, credentials.user);
}

type NamedUser = { key: string; id: string | null; name: string; device_version: number };

async function namedUser(ctx: ServiceContext, typed: string): Promise<NamedAccount> {
  const name = typed.slice(0, longestTypedName).toWellFormed().replaceAll("\0", "\ufffd");
  const [found] = await readRows<NamedUser>(
    ctx,
    sql`SELECT encode(sha256(convert_to(typed."key", 'UTF8')), 'hex') AS "key", users."id", users."name",
        users."device_version"
      FROM (SELECT text_key(${name}::text) AS "key") AS typed LEFT JOIN users ON users."name_key" = typed."key"`,
  );
  if (!found) throw new Error("A name has no key");
  const { key, id, device_version } = found;
  if (id === null) return { subject: undefined, guessed: { key, owner: null } };
  return {
    subject: { kind: "user", id, name: found.name },
    guessed: { key, owner: { id, device_version } },
  };
}

async function namedApiKey(ctx: ServiceContext, client_id: string): Promise<NamedAccount> {
  const id = isApiKeyId(client_id) ? client_id : null;
  const [found] = await readRows<{ id: string; name: string }>(
    ctx,
    sql`SELECT "id", "name" FROM api_keys WHERE "id" = ${id}::uuid`,
  );
  return { subject: found && { kind: "api_key", ...found }, guessed: undefined };
}
