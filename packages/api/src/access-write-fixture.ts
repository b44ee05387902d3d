import type { AccountSession } from "@marquee/schemas/account";
import type { IssuedApiKey } from "@marquee/schemas/api-key";
import { mutate, query } from "../contract/trpc-call";
import type { ApiFixture } from "./api-fixture";
import type { Call, Writes } from "./write-fixture";

const postTo = (procedure: string, body: object) => ({
  method: "POST",
  path: `/api/trpc/${procedure}`,
  body,
});

/** The writes of accounts, users, keys and tokens that take an `Idempotency-Key`, by an administrator. */
export function accessWrites(api: () => ApiFixture, call: Call): Writes {
  const { madeKey, madeToken, madeUser, madeEnrolledUser, madeSession } = preparations(api, call);
  return {
    "apiKey.update": async () =>
      postTo("apiKey.update", { id: (await madeKey()).id, name: crypto.randomUUID() }),
    "apiKey.revoke": async () => postTo("apiKey.revoke", { id: (await madeKey()).id }),
    "token.revoke": async () => postTo("token.revoke", { token: await madeToken() }),
    "user.signOut": async () => postTo("user.signOut", { id: await madeUser() }),
    "user.removeTotp": async () => postTo("user.removeTotp", { id: await madeEnrolledUser() }),
    "account.revokeSession": async () =>
      postTo("account.revokeSession", { id: await madeSession() }),
  };
}

/** What there has to be before it can be changed or ended. */
function preparations(api: () => ApiFixture, call: Call) {
  async function madeKey(): Promise<IssuedApiKey> {
    const input = { name: "A program", role: "viewer" };
    return (await mutate(call, "apiKey.create", input)).value as IssuedApiKey;
  }
  async function madeUser(): Promise<string> {
    const input = { user: crypto.randomUUID(), role: "viewer" };
    return ((await mutate(call, "user.create", input)).value as { id: string }).id;
  }
  return {
    madeKey,
    madeUser,
    madeEnrolledUser: async () => {
      const id = await madeUser();
      const data = { totp_secret: "of an authenticator", totp_confirmed_at: new Date() };
      await api().db.prisma.user.update({ where: { id }, data });
      return id;
    },
    madeToken: async () => {
      const { client_id, client_secret } = await madeKey();
      const body = { grant_type: "client_credentials", client_id, client_secret };
      const { json } = await call({ method: "POST", path: "/api/token", body });
      return (json as { access_token: string }).access_token;
    },
    madeSession: async () => {
      const account = await query(call, "account.get", {});
      await api().cookieOf((account.value as { id: string }).id);
      const [newest] = (await query(call, "account.sessions", {})).value as AccountSession[];
      return newest?.id ?? "";
    },
  };
}
