import type { MovieRecord } from "@marquee/schemas/movie-record";
import { afterAll, beforeAll, describe } from "vitest";
import type { ServiceContext } from "../src/context";
import { loadManyFilms } from "../src/many-films-fixture";
import { listMovies } from "../src/movie-read";
import { createServiceFixture, type ServiceFixture } from "../src/service-fixture";

const longMs = 30 * 60_000;

/** A catalogue of generated films, someone who reads it, and one of its films. */
export type ManyFilms = {
  films: number;
  fixture: ServiceFixture;
  ctx: ServiceContext;
  known: MovieRecord;
};

/** Describes what holds of a catalogue of so many films, which is made once. */
export function amongFilms(films: number, prove: (catalogue: () => ManyFilms) => void): void {
  describe(`among ${films.toLocaleString("en")} films`, () => {
    let catalogue: ManyFilms | undefined;
    beforeAll(async () => {
      const fixture = await createServiceFixture();
      const ctx = fixture.as("viewer");
      await loadManyFilms(fixture.db, films);
      const { movies } = await listMovies(ctx, {
        sort: [{ field: "updated_at", is_descending: true }],
      });
      // Of a title with a word that can be typed wrong.
      const known = movies.find(({ title }) => /\p{L}{7}/u.test(title));
      if (!known) throw new Error("No films were loaded");
      catalogue = { films, fixture, ctx, known };
    }, longMs);
    afterAll(() => catalogue?.fixture.close());
    prove(() => {
      if (!catalogue) throw new Error("The films are not loaded yet");
      return catalogue;
    });
  });
}
