import { demoFilms } from "@marquee/api/demo-films";
import { prepareDatabase } from "@marquee/api/prepare";
import { waitForDatabase } from "@marquee/db/wait-for-database";
import { catalogueToday, setCatalogueTimeZone } from "@marquee/schemas/catalogue-day";
import { toAppConfig } from "../lib/app-config";
import type { ServerConfig } from "../lib/config";
import type { StepLine } from "./step-line";

/**
 * Waits for the database, then makes it ready to be served from: schema, first administrator, demo
 * films. Any number of instances may do so at once.
 *
 * @throws StartError when it cannot be.
 */
export async function prepare(
  config: ServerConfig,
  migrationsFolder: string,
  steps: StepLine,
): Promise<{ administrator_created: boolean }> {
  const { url, direct_url } = config.database;
  const wait = { waitMs: config.startup_wait_s * 1000, log: (line: string) => steps.say(line) };
  await waitForDatabase({ ...wait, url, variable: "DATABASE_URL" });
  if (direct_url !== undefined) {
    await waitForDatabase({ ...wait, url: direct_url, variable: "DIRECT_DATABASE_URL" });
  }
  setCatalogueTimeZone(config.catalogue_tz);
  const { administrator_created, has_users } = await prepareDatabase({
    config: toAppConfig(config),
    migrations_directory: migrationsFolder,
    admin: config.admin_password
      ? { user: config.admin_user, password: config.admin_password }
      : undefined,
    demo_films: config.demo ? demoFilms(catalogueToday()).films : undefined,
    step: (name, work) => steps.run(name, work),
  });
  if (!has_users) {
    steps.say(
      "There are no users yet, so nobody can sign in: start once with ADMIN_PASSWORD (and ADMIN_USER) to make the first administrator.",
    );
  }
  return { administrator_created };
}
