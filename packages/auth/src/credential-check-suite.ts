import { describe, expect, test } from "vitest";
import { type CredentialCheck, type Credentials, checkCredentials } from "./credential-check";

/** Someone whose credentials are right. */
export type KnownPerson = {
  /** The user's or the key's. */
  id: string;
  credentials: Credentials;
  /** Whoever is let in may enter no more. */
  disable: () => Promise<void>;
};

/** What a credential check is tried with; each person is a new one. */
export type CredentialCheckCase = {
  check: () => CredentialCheck;
  enter: () => Promise<KnownPerson>;
  /** The same with one thing wrong, whatever may be: also of someone unknown, or another's. */
  spoilt: (credentials: Credentials) => Promise<Credentials[]>;
  /** What ends credentials, such as "are expired", "are changed", "are taken back". */
  endings: Record<string, (person: KnownPerson) => Promise<unknown>>;
};

const ofOtherKinds: Credentials[] = [
  { kind: "password", user: "Ada", password: "x" },
  { kind: "client", client_id: "Ada", client_secret: "x" },
  { kind: "user_only", user: "Ada" },
];

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

    test("leaves alone what is of another kind", async () => {
      const { credentials } = await enter();
      for (const other of ofOtherKinds.filter(({ kind }) => kind !== credentials.kind)) {
        expect(await check().check(other)).toBeUndefined();
      }
    });

    test("refuses what is wrong in one thing", async () => {
      const { credentials } = await enter();
      for (const wrong of await spoilt(credentials)) {
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
