import { afterAll, beforeAll, describe, test } from "vitest";
import { type Fleet, startFleet } from "./fleet";
import { delayStatements, letPrismaGiveUpFirst } from "./late-statements";
import { crossLocks } from "./lock-storms";
import {
  addTheSameFilms,
  changeTheSameFilms,
  editWithOneBadFilm,
  sendKeyedOften,
} from "./write-storms";

export type Sizes = {
  instances: number;
  creates: number;
  updates: number;
  keyed: number;
  bulk_films: number;
  bulk_edits: number;
  storm_writers: number;
  storm_ms: number;
  delayed: number;
};

const longMs = 60 * 60_000;

/** What several instances on one database promise, at one size or another; figures are printed. */
export function proveManyInstances(sizes: Sizes): void {
  describe(`${sizes.instances} instances on one database`, () => {
    let fleet: Fleet;
    beforeAll(async () => {
      fleet = await startFleet(sizes.instances);
    });
    afterAll(() => fleet.close());

    const prove = (name: string, run: () => Promise<object>) =>
      test(name, { timeout: longMs }, async () => {
        const began = performance.now();
        const figures = await run();
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        process.stderr.write(`  ${name}: ${JSON.stringify(figures)} in ${seconds} s\n`);
      });

    prove("films added by many at once, spelt in many ways, are each added once", () =>
      addTheSameFilms(fleet, { callers: 8, creates: sizes.creates, films: 100 }),
    );
    prove("every acknowledged change of the same films is one version of theirs", () =>
      changeTheSameFilms(fleet, { callers: 8, updates: sizes.updates, films: 20 }),
    );
    prove("keyed writes sent five times through a proxy that loses answers are done once", () =>
      sendKeyedOften(fleet, { requests: sizes.keyed, times: 5, lostShare: 0.2 }),
    );
    prove("an edit of many films with one that cannot be writes nothing", () =>
      editWithOneBadFilm(fleet, { films: sizes.bulk_films, edits: sizes.bulk_edits }),
    );
    prove("writers in crossed order are told only what they may be told", () =>
      crossLocks(fleet, { writers: sizes.storm_writers, ms: sizes.storm_ms }),
    );
    prove("transactions whose statements are late have no partial effect", () =>
      delayStatements(fleet, { tries: sizes.delayed }),
    );
    prove("and the check sees what is left where Prisma gives up before the database", () =>
      letPrismaGiveUpFirst(fleet, { most: 2_000 }),
    );
  });
}
