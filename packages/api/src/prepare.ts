import { countUsers, createFirstAdministrator } from "@marquee/auth/user";
import { openDatabase } from "@marquee/db/database";
import { migrate } from "@marquee/db/migrate";
import type { Movie } from "@marquee/schemas/movie";
import type { ServiceContext } from "@marquee/services/context";
import { hasHistory, loadMovies } from "@marquee/services/movie-load";
import type { AppConfig } from "./config";

export type Preparation = {
  config: Pick<AppConfig, "database_url" | "direct_database_url">;
  migrations_directory: string;
  /** Made when there are no users yet. */
  admin?: { user: string; password: string } | undefined;
  /** Films for a catalogue to which nothing was ever written. */
  demo_films?: readonly Movie[] | undefined;
  /** Told of each step as it is done, with what came of it. */
  step?: <T extends string>(name: string, run: () => Promise<T>) => Promise<T>;
};

export type Prepared = { administrator_created: boolean; has_users: boolean };

/**
 * Makes a database ready to serve: schema, first administrator, demo films. Any number of instances may
 * do it at once, and again at every start.
 */
export async function prepareDatabase(preparation: Preparation): Promise<Prepared> {
  const { config, admin, demo_films, migrations_directory } = preparation;
  const step = preparation.step ?? ((_name, run) => run());
  const url = config.direct_database_url ?? config.database_url;
  await step("Updating the schema", async () => {
    const { applied } = await migrate({ url, directory: migrations_directory });
    return applied.length === 0 ? "nothing to do" : `applied ${applied.join(", ")}`;
  });
  const db = openDatabase({ url, has_named_statements: false, pool_size: 2, onError: () => {} });
  try {
    const administrator_created =
      admin !== undefined && (await createFirstAdministrator(db, admin));
    if (demo_films && demo_films.length > 0) {
      const ctx: ServiceContext = {
        actor: { kind: "system", name: "Marquee" },
        door: "system",
        request_id: "prepare",
        db,
      };
      if (!(await hasHistory(ctx)))
        await step("Loading the demo films", () => loadDemo(ctx, demo_films));
    }
    return { administrator_created, has_users: (await countUsers(db)) > 0 };
  } finally {
    await db.close();
  }
}

async function loadDemo(ctx: ServiceContext, movies: readonly Movie[]): Promise<string> {
  const { loaded } = await loadMovies(ctx, { movies, what: "demo films" });
  return `${loaded} films`;
}
