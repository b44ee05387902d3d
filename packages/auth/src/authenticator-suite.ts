import { describe, expect, test } from "vitest";
import { type Authenticator, authenticate, type ShownRequest } from "./authenticator";
import { later, rememberedS } from "./later-fixture";

/** Someone who may enter by what they show. */
export type Entrant = {
  /** The user's or the key's. */
  id: string;
  /** What proves it: a token. */
  credential: string;
  /** Ends it, as signing out or revoking does. */
  end: () => Promise<void>;
  /** Whoever is let in may enter no more. */
  disable: () => Promise<void>;
};

/** What an authenticator is tried with; each credential is a new one. */
export type AuthenticatorCase = {
  here: Authenticator;
  /** The same on another instance, which remembers for itself. */
  elsewhere: Authenticator;
  /** How a request carries a credential. */
  shows: (credential: string) => ShownRequest["headers"];
  enter: () => Promise<Entrant>;
  /** Good for so many seconds. */
  ending: () => Promise<{ credential: string; ends_in_s: number }>;
  /** Made as it should be, of someone who is not known here. */
  unknown: () => Promise<string>;
  /** Good, and each for another installation or another program. */
  wrongAudience: () => Promise<string[]>;
};

/** What every authenticator must do, by whatever it tells who asks. */
export function describeAuthenticator(name: string, prepare: () => AuthenticatorCase): void {
  describe(`the authenticator ${name}`, () => {
    test("lets the right one in, on every instance", async () => {
      const { here, elsewhere, shows, enter } = prepare();
      const { id, credential } = await enter();
      expect(await here.authenticate({ headers: shows(credential) })).toMatchObject({ id });
      expect(await elsewhere.authenticate({ headers: shows(credential) })).toMatchObject({ id });
    });

    test("leaves to others what shows nothing of its kind", async () => {
      const { here } = prepare();
      for (const headers of [{}, { cookie: "theme=dark" }, { "x-other": "x" }]) {
        expect(await here.authenticate({ headers })).toBeUndefined();
      }
      expect(await isLetIn(here, { authorization: "Basic eDp5" })).toBe(false);
    });

    test("refuses what has expired, whether it was seen before or not", async () => {
      const { here, elsewhere, shows, ending } = prepare();
      const { credential, ends_in_s } = await ending();
      const headers = shows(credential);
      expect(await isLetIn(here, headers)).toBe(true);
      await later(ends_in_s, async () => {
        expect(await isLetIn(here, headers)).toBe(false);
        expect(await isLetIn(elsewhere, headers)).toBe(false);
      });
    });

    test("refuses who is unknown, and what is for another audience", async () => {
      const { here, shows, unknown, wrongAudience } = prepare();
      for (const wrong of [await unknown(), ...(await wrongAudience())]) {
        expect(await isLetIn(here, shows(wrong)), wrong).toBe(false);
      }
    });

    test("refuses what was tampered with, wherever", async () => {
      const { here, shows, enter } = prepare();
      const { credential } = await enter();
      for (const changed of tampered(credential)) {
        expect(await isLetIn(here, shows(changed)), changed).toBe(false);
      }
      expect(await isLetIn(here, shows(credential))).toBe(true);
    });

    test("refuses a replay after the end: here at once, elsewhere within a second", async () => {
      const { here, elsewhere, shows, enter } = prepare();
      const { credential, end } = await enter();
      const headers = shows(credential);
      expect([await isLetIn(here, headers), await isLetIn(elsewhere, headers)]).toEqual([
        true,
        true,
      ]);
      await end();
      expect(await isLetIn(here, headers)).toBe(false);
      await later(rememberedS, async () => expect(await isLetIn(elsewhere, headers)).toBe(false));
    });

    test("refuses, within a second, whoever may enter no more", async () => {
      const { here, elsewhere, shows, enter } = prepare();
      const { credential, disable } = await enter();
      const headers = shows(credential);
      expect([await isLetIn(here, headers), await isLetIn(elsewhere, headers)]).toEqual([
        true,
        true,
      ]);
      await disable();
      await later(rememberedS, async () => {
        expect([await isLetIn(here, headers), await isLetIn(elsewhere, headers)]).toEqual([
          false,
          false,
        ]);
      });
    });
  });
}

async function isLetIn(
  authenticator: Authenticator,
  headers: ShownRequest["headers"],
): Promise<boolean> {
  try {
    return (await authenticate([authenticator], { headers })).kind !== "anonymous";
  } catch (error) {
    expect(error).toMatchObject({ code: "unauthenticated" });
    return false;
  }
}

/** Another letter at places all over it but the last, whose spare bits may mean nothing; cut; and longer. */
function tampered(credential: string): string[] {
  const places = Array.from({ length: 12 }, (_, at) =>
    Math.floor((at * (credential.length - 1)) / 12),
  );
  const changed = places.map((place) => {
    const letter = credential[place] === "A" ? "B" : "A";
    return credential.slice(0, place) + letter + credential.slice(place + 1);
  });
  return [
    ...changed,
    credential.slice(0, -2),
    credential.slice(1),
    `${credential}A`,
    credential.toUpperCase(),
  ];
}
