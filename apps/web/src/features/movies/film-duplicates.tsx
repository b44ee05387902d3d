"use client";

import type { MovieRecord } from "@marquee/schemas/movie-record";
import { onPlainClick } from "../../lib/plain-click";
import { trpc } from "../../lib/trpc";
import type { CatalogueRoute } from "./catalogue-route";
import { movieWords } from "./words";

/** Films that may be the same one: of its title, from the year before to the one after. Nothing where there are none. */
export function FilmDuplicates({
  record: { id, title, release_year },
  hrefOf,
  onGo,
}: {
  record: MovieRecord;
  hrefOf: (route: CatalogueRoute) => string;
  onGo: (id: string) => void;
}) {
  const filter = {
    title: { eq: title },
    release_year: { gte: release_year - 1, lte: release_year + 1 },
  };
  // That they are not known is no reason to disturb anybody.
  const { data } = trpc.movie.list.useQuery({ filter, limit: 5 });
  const others = data?.movies.filter((movie) => movie.id !== id) ?? [];
  if (others.length === 0) return null;
  return (
    <section
      aria-label={movieWords.duplicates.title}
      className="flex flex-col gap-1 rounded-md border border-line bg-canvas px-3 py-2"
    >
      <h3 className="font-medium">{movieWords.duplicates.title}</h3>
      <p className="text-12 text-muted">{movieWords.duplicates.why}</p>
      <ul>
        {others.map((movie) => (
          <li key={movie.id}>
            <a
              href={hrefOf({ kind: "film", id: movie.id })}
              onClick={onPlainClick(() => onGo(movie.id))}
              className="focus-ring rounded-sm text-accent underline underline-offset-2"
            >
              {movie.title} ({movie.release_year}, {movie.genre})
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
