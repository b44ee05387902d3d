import { demoFilms } from "@marquee/api/demo-films";
import { type Furnished, type Furnishing, prepareDatabase } from "@marquee/api/prepare";
import { waitForDatabase } from "@marquee/db/wait-for-database";
import { catalogueToday, setCatalogueTimeZone } from "@marquee/schemas/catalogue-day";
import { toAppConfig } from "../lib/app-config";
import type { ServerConfig } from "../lib/config";
import type { StepLine } from "./step-line";

export type Prepared = { administrator_created: boolean };

/**
 * Waits for the database, then makes it ready to be served from: schema, first administrator, demo
 * films. Any number of instances may do so at once.
 *
 * @throws StartError when it cannot be.
 */
export async function prepare(
  config: ServerConfig,
  migrations_directory: string,
  steps: StepLine,
): Promise<Prepared> {
  await reachDatabase(config, steps);
  const schema = { config: toAppConfig(config), migrations_directory };
  const furnished = await prepareDatabase({ ...schema, ...furnishing(config, steps) });
  return tellOfUsers(furnished, steps);
}

/**
 * Waits for the database.
 *
 * @throws StartError when it is not one to be served from, or is not there in time.
 */
export async function reachDatabase(config: ServerConfig, steps: StepLine): Promise<void> {
  const { url, direct_url } = config.database;
  const wait = { waitMs: config.startup_wait_s * 1000, log: (line: string) => steps.say(line) };
  await waitForDatabase({ ...wait, url, variable: "DATABASE_URL" });
  if (direct_url !== undefined) {
    await waitForDatabase({ ...wait, url: direct_url, variable: "DIRECT_DATABASE_URL" });
  }
}

/** What the configuration asks to be in the database. Says whose day it is, which expiry dates go by. */
export function furnishing(config: ServerConfig, steps: StepLine) {
  setCatalogueTimeZone(config.catalogue_tz);
  return {
    admin: config.admin_password
      ? { user: config.admin_user, password: config.admin_password }
      : undefined,
    demo_films: config.demo ? () => demoFilms(catalogueToday()).films : undefined,
    step: (name, work) => steps.run(name, work),
  } satisfies Furnishing;
}

/** Tells whoever started it where nobody could sign in. */
export function tellOfUsers(
  { administrator_created, has_users }: Furnished,
  steps: StepLine,
): Prepared {
  if (!has_users) {
    steps.say(
      "There are no users yet, so nobody can sign in: start once with ADMIN_PASSWORD (and ADMIN_USER) to make the first administrator.",
    );
  }
  return { administrator_created };
}
