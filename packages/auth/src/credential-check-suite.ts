import { describe, expect, test } from "vitest";
import { type CredentialCheck, type Credentials, checkCredentials } from "./credential-check";

/** Someone whose credentials are right. */
export type KnownPerson = {
  /** The user's or the key's. */
  id: string;
  credentials: Credentials;
  /** Whoever is let in may enter no more. */
  disable: () => Promise<void>;
  /** The role of whoever is let in becomes the lowest. */
  demote: () => Promise<unknown>;
};

/** What a credential check is tried with; each person is a new one. */
export type CredentialCheckCase = {
  check: () => CredentialCheck;
  enter: () => Promise<KnownPerson>;
  /** The same with one thing wrong, whatever may be: also of someone unknown, or another's. */
  spoilt: (person: KnownPerson) => Promise<Credentials[]>;
  /** What ends credentials, such as "are expired", "are changed", "are taken back": none of them works again. */
  endings: Record<string, (person: KnownPerson) => Promise<unknown>>;
};

/** The same name and secret as each kind of credentials. */
function asEachKind(credentials: Credentials): Credentials[] {
  const name = credentials.kind === "client" ? credentials.client_id : credentials.user;
  const secrets = { password: "password", client: "client_secret", user_only: "user" } as const;
  const secret: unknown = Reflect.get(credentials, secrets[credentials.kind]);
  return [
    { kind: "password", user: name, password: String(secret) },
    { kind: "client", client_id: name, client_secret: String(secret) },
    { kind: "user_only", user: name },
  ];
}

/** What every credential check must do, by whatever it tells whose credentials are. */
export function describeCredentialCheck(
  name: string,
  { check, enter, spoilt, endings }: CredentialCheckCase,
): void {
  describe(`the credential check ${name}`, () => {
    test("knows the right one", async () => {
      const { id, credentials } = await enter();
      expect(await check().check(credentials)).toMatchObject({ id });
      expect(await checkCredentials([check()], credentials)).toMatchObject({ id });
    });

    test("leaves alone what is meant for a check of another kind, right as it may be", async () => {
      const { credentials } = await enter();
      expect(check().kind).toBe(credentials.kind);
      for (const other of asEachKind(credentials)) {
        if (other.kind !== credentials.kind) expect(await check().check(other)).toBeUndefined();
      }
    });

    test("gives the role of the present, and not of when the credentials were made", async () => {
      const { credentials, demote } = await enter();
      await demote();
      expect(await check().check(credentials)).toMatchObject({ role: "viewer" });
    });

    test("refuses what is wrong in one thing", async () => {
      const person = await enter();
      const { credentials } = person;
      for (const wrong of await spoilt(person)) {
        expect(await check().check(wrong), JSON.stringify(wrong)).toBeUndefined();
      }
      expect(await check().check(credentials)).toBeDefined();
    });

    test("refuses whoever may enter no more", async () => {
      const { credentials, disable } = await enter();
      await disable();
      expect(await check().check(credentials)).toBeUndefined();
    });

    test.each(Object.entries(endings))("refuses credentials that %s", async (_, end) => {
      const person = await enter();
      expect(await check().check(person.credentials)).toBeDefined();
      await end(person);
      expect(await check().check(person.credentials)).toBeUndefined();
    });
  });
}
