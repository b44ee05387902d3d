import { aMovie } from "@marquee/schemas/movie-arbitrary";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import type { Received, Sent } from "../contract/http-client";
import { accessWrites } from "./access-write-fixture";
import type { ApiFixture } from "./api-fixture";
import { originalMovie } from "./original-movie";

/** Every write of every door, by its route or procedure: how to make a request that succeeds once. */
export type Writes = Record<string, () => Promise<Sent>>;

export const ifFirst = { "if-match": '"v1"' };

const postTo = (path: string, body?: object): Sent => ({
  method: "POST",
  path,
  ...(body ? { body } : {}),
});
const oneOf = ({ id }: MovieRecord) => ({ ids: [id], expected_count: 1 });
const toWar = { set: { genre: "War" } };
const newView = () => ({ name: `View ${crypto.randomUUID()}`, query: "genre:war" });

export type Call = (sent: Sent) => Promise<Received>;
type Prepared = ReturnType<typeof preparations>;

/** What there has to be before something can be written to it. */
function preparations(call: Call) {
  async function made(): Promise<MovieRecord> {
    return (await call(postTo("/api/movies", aMovie()))).json as MovieRecord;
  }
  return {
    made,
    trashed: async () => {
      const movie = await made();
      await call({ method: "DELETE", path: `/api/movies/${movie.id}`, headers: ifFirst });
      return movie;
    },
    madeChangeSet: async () =>
      String((await call(postTo("/api", originalMovie(aMovie())))).headers["change-set"]),
    madeView: async () => {
      const { json } = await call(postTo("/api/trpc/view.create", newView()));
      return (json as { result: { data: { id: string } } }).result.data.id;
    },
  };
}

/** Every write there is that takes a key and leaves its caller known; a new one must be given here. */
export function everyWrite(
  api: () => ApiFixture,
  call: Call,
): { made: () => Promise<MovieRecord>; writes: Writes } {
  const prepared = preparations(call);
  const writes = {
    ...restWrites(prepared),
    ...mutations(prepared),
    ...accessWrites(api, call),
  };
  return { made: prepared.made, writes };
}

function restWrites({ made, trashed, madeChangeSet }: Prepared): Writes {
  return {
    "POST /api": async () => postTo("/api", originalMovie(aMovie())),
    "DELETE /api": async () => {
      const { title } = await made();
      return { method: "DELETE", path: `/api?title=${encodeURIComponent(title)}` };
    },
    "POST /api/movies": async () => postTo("/api/movies", aMovie()),
    "PATCH /api/movies/:id": async () => {
      const path = `/api/movies/${(await made()).id}`;
      return { method: "PATCH", path, headers: ifFirst, body: { genre: "War" } };
    },
    "DELETE /api/movies/:id": async () => {
      const path = `/api/movies/${(await made()).id}`;
      return { method: "DELETE", path, headers: ifFirst };
    },
    "POST /api/movies/:id/restore": async () =>
      postTo(`/api/movies/${(await trashed()).id}/restore`),
    "POST /api/change-sets/:id/undo": async () =>
      postTo(`/api/change-sets/${await madeChangeSet()}/undo`),
    "POST /api/movies/bulk": async () =>
      postTo("/api/movies/bulk", { ...oneOf(await made()), ...toWar }),
    "POST /api/movies/bulk/delete": async () =>
      postTo("/api/movies/bulk/delete", oneOf(await made())),
    "POST /api/movies/bulk/restore": async () =>
      postTo("/api/movies/bulk/restore", oneOf(await trashed())),
  };
}

function mutations({ made, trashed, madeChangeSet, madeView }: Prepared): Writes {
  return {
    "movie.create": async () => postTo("/api/trpc/movie.create", aMovie()),
    "movie.update": async () =>
      postTo("/api/trpc/movie.update", { id: (await made()).id, version: 1, ...toWar }),
    "movie.delete": async () => postTo("/api/trpc/movie.delete", { ids: [(await made()).id] }),
    "movie.restore": async () => postTo("/api/trpc/movie.restore", { id: (await trashed()).id }),
    "movie.bulkUpdate": async () =>
      postTo("/api/trpc/movie.bulkUpdate", { ...oneOf(await made()), ...toWar }),
    "movie.bulkDelete": async () => postTo("/api/trpc/movie.bulkDelete", oneOf(await made())),
    "movie.bulkRestore": async () => postTo("/api/trpc/movie.bulkRestore", oneOf(await trashed())),
    "changeSet.undo": async () => postTo("/api/trpc/changeSet.undo", { id: await madeChangeSet() }),
    "view.create": async () => postTo("/api/trpc/view.create", newView()),
    "view.update": async () =>
      postTo("/api/trpc/view.update", { id: await madeView(), set: { query: "year>2000" } }),
    "view.delete": async () => postTo("/api/trpc/view.delete", { id: await madeView() }),
  };
}
