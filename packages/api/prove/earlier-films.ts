import type { MovieRecord } from "@marquee/schemas/movie-record";
import type { Received, Sent } from "../contract/http-client";
import { mutate } from "../contract/trpc-call";

type Call = (sent: Sent) => Promise<Received>;

/** What was there before films had the new fields: the films, and what was done to them. */
export type EarlierFilms = {
  /** Added, then changed from Horror to Science Fiction. */
  changed: { id: string; change_set: string };
  /** In the trash. */
  deleted: { id: string; change_set: string };
  /** Films whose rights were extended together. */
  extended: { ids: string[]; change_set: string };
};

export async function makeEarlierFilms(call: Call): Promise<EarlierFilms> {
  const add = async (title: string): Promise<MovieRecord> => {
    const film = { title, genre: "Horror", expiry_date: "2030-12-31", release_year: 1979 };
    return (await call({ method: "POST", path: "/api/movies", body: film })).json as MovieRecord;
  };
  const [alien, phantasm, brood] = [await add("Alien"), await add("Phantasm"), await add("Brood")];
  const patched = await call({
    method: "PATCH",
    path: `/api/movies/${alien.id}`,
    headers: { "if-match": '"v1"' },
    body: { genre: "Science Fiction" },
  });
  const gone = await call({
    method: "DELETE",
    path: `/api/movies/${phantasm.id}`,
    headers: { "if-match": '"v1"' },
  });
  const ids = [brood.id, (await add("Driller Killer")).id];
  const edit = { ids, extend: { days: 31 }, expected_count: 2 };
  const { value } = await mutate(call, "movie.bulkUpdate", edit);
  return {
    changed: { id: alien.id, change_set: String(patched.headers["change-set"]) },
    deleted: { id: phantasm.id, change_set: String(gone.headers["change-set"]) },
    extended: { ids, change_set: (value as { change_set: string }).change_set },
  };
}
