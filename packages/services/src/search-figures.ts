import type { ServiceContext } from "./context";
import { listMovies } from "./movie-read";
import { postgresMsOf } from "./plan-fixture";
import { type Chance, chance, mistyped, pick } from "./resembling-titles";

const words = (title: string) => title.split(" ");
/** Generated titles often repeat a real one but for its article, and are as good to find. */
const bare = (title: string) => title.toLowerCase().replace(/^(the|a|an) /, "");

/** What people type who mean a title. */
const kinds: Record<string, (title: string, random: Chance) => string> = {
  "a whole title": (title) => title,
  "one of its words": (title, random) => pick(words(title), random) ?? title,
  "its first letters": (title) => title.slice(0, 4),
  "a whole title with a typing error": mistyped,
  "a word with a typing error": (title, random) => {
    const long = words(title).filter((word) => word.length > 4);
    return mistyped(pick(long, random) ?? title, random);
  },
};

/** Milliseconds of Postgres that one kind of search took, and how often the title meant was in the first ten. */
export type SearchFigures = { kind: string; p50: number; p95: number; most: number; found: number };

/** Searches for titles that are there, in each way that people do, so many times. */
export async function searchFigures(
  ctx: ServiceContext,
  { titles, searches }: { titles: readonly string[]; searches: number },
): Promise<SearchFigures[]> {
  const figures: SearchFigures[] = [];
  for (const [kind, typed] of Object.entries(kinds)) {
    const random = chance(7);
    const costs: number[] = [];
    let found = 0;
    for (let search = 0; search < searches; search += 1) {
      const title = pick(titles, random) ?? "";
      const q = typed(title, random);
      const cost = await postgresMsOf(ctx, async (as) => {
        const { movies } = await listMovies(as, { q, limit: 10 });
        if (movies.some((movie) => bare(movie.title) === bare(title))) found += 1;
      });
      costs.push(cost);
    }
    costs.sort((one, other) => one - other);
    const at = (share: number) => costs[Math.floor(share * (costs.length - 1))] ?? 0;
    figures.push({ kind, p50: at(0.5), p95: at(0.95), most: at(1), found: found / searches });
  }
  return figures;
}

/** One line of a table of figures. */
export function searchLine({ kind, p50, p95, most, found }: SearchFigures): string {
  const ms = (value: number) => value.toFixed(1);
  return `${kind.padEnd(36)} p50 ${ms(p50)}  p95 ${ms(p95)}  most ${ms(most)}   meant one in the first 10: ${Math.round(found * 100)} %`;
}
