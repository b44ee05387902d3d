import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import type { Whence } from "./bearer-tokens";
import type { ExternalPerson } from "./external-claims";
import { recordSecurityEvent } from "./security-event";
import { type Account, findLinkedAccount } from "./user";

const { sql } = Prisma;

/** Names are told apart by number, and past this many by chance. */
const mostNumbered = 99;

/**
 * The account of someone at an external issuer who has come for the first time: it is made in this transaction,
 * without a password, unless another instance was first. They are known by issuer and subject alone.
 */
export async function arrivedAccount(
  client: Prisma.TransactionClient,
  person: ExternalPerson & { role: Account["role"] },
  whence: Whence,
): Promise<Account> {
  const { issuer, subject } = person;
  await client.$executeRaw(
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${issuer}\n${subject}`}, 0))`,
  );
  const meanwhile = await findLinkedAccount(client, person);
  if (meanwhile) return meanwhile;
  const user = await insertUser(client, person);
  const data = { issuer, subject, user_id: user.id };
  await client.userIdentity.create({ data, select: { user_id: true } });
  await recordArrival(client, person, user, whence);
  const made = await findLinkedAccount(client, person);
  if (!made) throw new Error("An account was made but cannot be found");
  return made;
}

async function insertUser(
  client: Prisma.TransactionClient,
  { name, role }: ExternalPerson,
): Promise<{ id: string; name: string }> {
  const id = newId();
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? "" : ` ${number <= mostNumbered ? number : id.slice(-12)}`;
    const free = [...name].slice(0, 100 - suffix.length).join("") + suffix;
    const added = await client.$executeRaw(sql`
      INSERT INTO users (id, name, role) VALUES (${id}::uuid, ${free}, ${role})
      ON CONFLICT (name_key) DO NOTHING`);
    if (added > 0) return { id, name: free };
  }
}

async function recordArrival(
  client: Prisma.TransactionClient,
  { issuer, subject, role }: ExternalPerson,
  { id, name }: { id: string; name: string },
  whence: Whence,
): Promise<void> {
  const origin = { ...whence, actor: { kind: "system" as const, name: "external issuer" } };
  const user = { kind: "user" as const, id, name };
  const created = { kind: "user_created", subject: user, detail: { role } } as const;
  await recordSecurityEvent(client, origin, created);
  const linked = { kind: "user_linked", subject: user, detail: { issuer, subject } } as const;
  await recordSecurityEvent(client, origin, linked);
}
