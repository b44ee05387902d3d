import { countUsers, createFirstAdministrator } from "@marquee/auth/user";
import { type Database, openDatabase } from "@marquee/db/database";
import { migrate } from "@marquee/db/migrate";
import type { Movie } from "@marquee/schemas/movie";
import type { ServiceContext } from "@marquee/services/context";
import { hasHistory, loadMovies } from "@marquee/services/movie-load";
import type { AppConfig } from "./config";

/** Told of each step as it is done, with what came of it. */
export type Step = <T extends string>(name: string, run: () => Promise<T>) => Promise<T>;

export type SchemaUpdate = {
  config: Pick<AppConfig, "database_url" | "direct_database_url">;
  migrations_directory: string;
  step?: Step;
};

export type Furnishing = {
  /** Made when there are no users yet. */
  admin?: { user: string; password: string } | undefined;
  /** Films for a catalogue to which nothing was ever written. */
  demo_films?: (() => readonly Movie[]) | undefined;
  step?: Step;
};

export type Furnished = { administrator_created: boolean; has_users: boolean };

/**
 * Makes a database ready to serve: schema, first administrator, demo films. Any number of instances may
 * do it at once, and again at every start.
 */
export async function prepareDatabase(preparation: SchemaUpdate & Furnishing): Promise<Furnished> {
  await updateSchema(preparation);
  const { config } = preparation;
  const url = config.direct_database_url ?? config.database_url;
  const db = openDatabase({ url, has_named_statements: false, pool_size: 2, onError: () => {} });
  try {
    return await furnishDatabase(db, preparation);
  } finally {
    await db.close();
  }
}

/** The first half of {@link prepareDatabase}: the schema, over a connection of its own. */
export async function updateSchema(update: SchemaUpdate): Promise<void> {
  const { config, migrations_directory, step = unseen } = update;
  const url = config.direct_database_url ?? config.database_url;
  await step("Updating the schema", async () => {
    const { applied } = await migrate({ url, directory: migrations_directory });
    return applied.length === 0 ? "nothing to do" : `applied ${applied.join(", ")}`;
  });
}

/** The other half: what must be in a database before anyone can work with it. */
export async function furnishDatabase(db: Database, furnishing: Furnishing): Promise<Furnished> {
  const { admin, demo_films, step = unseen } = furnishing;
  const administrator_created = admin !== undefined && (await createFirstAdministrator(db, admin));
  if (demo_films) {
    const ctx: ServiceContext = {
      actor: { kind: "system", name: "Marquee" },
      door: "system",
      request_id: "prepare",
      db,
    };
    if (!(await hasHistory(ctx)))
      await step("Loading the demo films", () => loadDemo(ctx, demo_films()));
  }
  return { administrator_created, has_users: (await countUsers(db)) > 0 };
}

const unseen: Step = (_name, run) => run();

async function loadDemo(ctx: ServiceContext, movies: readonly Movie[]): Promise<string> {
  const { loaded } = await loadMovies(ctx, { movies, what: "demo films" });
  return `${loaded} films`;
}
