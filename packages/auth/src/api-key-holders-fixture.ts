import type { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { findApiKeyBySecret } from "./api-key";
import { insertApiKey } from "./api-key-fixture";
import { hashApiKeySecret, newApiKeySecret } from "./api-key-secret";
import type { AuthFixture } from "./auth-fixture";
import type { Credentials } from "./credential-check";
import type { CredentialCheckCase } from "./credential-check-suite";

type Holders = Pick<CredentialCheckCase, "enter" | "spoilt" | "endings">;

/** Those who hold an API key, in whatever form they show its id and secret, and what they must not enter by. */
export function apiKeyHolders(
  fixture: () => AuthFixture,
  shown: (client_id: string, client_secret: string) => Credentials,
): Holders {
  const secrets = new Map<string, string>();
  const secretOf = (id: string) => secrets.get(id) ?? "";
  const change = ({ id }: { id: string }, data: Prisma.ApiKeyUpdateInput) =>
    fixture().db.prisma.apiKey.update({ where: { id }, data });
  return {
    enter: async () => {
      const { id, owner_id, client_secret } = await insertApiKey(fixture());
      secrets.set(id, client_secret);
      return {
        id,
        credentials: shown(id, client_secret),
        disable: () => fixture().disable(owner_id),
        demote: () =>
          fixture().db.prisma.user.update({ where: { id: owner_id }, data: { role: "viewer" } }),
      };
    },
    spoilt: async ({ id }) => {
      const pairs = spoiltPairs(id, secretOf(id), await insertApiKey(fixture()));
      return pairs.map(([client_id, client_secret]) => shown(client_id, client_secret));
    },
    endings: {
      "are expired": (person) => change(person, { expires_at: new Date() }),
      "are taken back": (person) => change(person, { revoked_at: new Date() }),
      "are changed": (person) =>
        change(person, { secret_hash: hashApiKeySecret(newApiKeySecret()) }),
      "were changed, and whose overlap is over": async (person) => {
        const client_secret = secretOf(person.id);
        await change(person, {
          secret_hash: hashApiKeySecret(newApiKeySecret()),
          previous_secret_hash: hashApiKeySecret(client_secret),
          previous_until: new Date(Date.now() + 60_000),
        });
        const held = { client_id: person.id, client_secret };
        if (!(await findApiKeyBySecret(fixture().db.prisma, held))) {
          throw new Error("The overlap was over before its time");
        }
        await change(person, { previous_until: new Date() });
      },
    },
  };
}

type Inserted = Awaited<ReturnType<typeof insertApiKey>>;

/** Ids and secrets of which one is right and the other is not. */
function spoiltPairs(id: string, secret: string, other: Inserted): [id: string, secret: string][] {
  const wrongSecrets = [
    "",
    secret.slice(0, -1),
    secret.toUpperCase(),
    `${secret}0`,
    newApiKeySecret(),
    other.client_secret,
    Buffer.from(hashApiKeySecret(secret)).toString("hex"),
  ];
  const wrongIds = [newId(), other.id, other.owner_id, "", "x", `${id}\u0000`];
  return [
    ...wrongSecrets.map((wrong): [string, string] => [id, wrong]),
    ...wrongIds.map((wrong): [string, string] => [wrong, secret]),
  ];
}
