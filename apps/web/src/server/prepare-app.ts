import { type App, getApp, loadDatabaseClient } from "@marquee/api/app";
import { updateSchema } from "@marquee/api/prepare";
import { toAppConfig } from "../lib/app-config";
import type { ServerConfig } from "../lib/config";
import { furnishing, type Prepared, reachDatabase, tellOfUsers } from "./prepare";
import type { StepLine } from "./step-line";

/**
 * As `prepare`, for a process that goes on to serve, with its application: what is in the database is asked
 * by the client that will answer requests, which is loaded while the database is waited for.
 *
 * @throws StartError as `prepare` does.
 */
export async function prepareApp(
  config: ServerConfig,
  migrations_directory: string,
  steps: StepLine,
): Promise<Prepared & { app: App }> {
  const appConfig = toAppConfig(config);
  const asked = furnishing(config, steps);
  const updated = reachDatabase(config, steps).then(() =>
    updateSchema({ config: appConfig, migrations_directory, step: asked.step }),
  );
  await Promise.all([updated, loadDatabaseClient(appConfig)]);
  const app = getApp(appConfig);
  return { app, ...tellOfUsers(await app.furnish(asked), steps) };
}
