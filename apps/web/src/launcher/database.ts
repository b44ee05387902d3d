import { startEmbeddedPostgres } from "@marquee/db/embedded";
import { forgetAdminPassword, readSecrets } from "@marquee/db/secrets";
import { waitForDatabase } from "@marquee/db/wait-for-database";
import type { ServerConfig } from "../lib/config";
import type { Config } from "../lib/parse-config";
import type { StepLine } from "../server/step-line";
import type { Cleanup } from "./cleanup";

/** A configuration with nothing left open, and a database behind it that answers. */
export type Provided = {
  config: ServerConfig;
  /** The password that was generated for the first administrator and nobody has seen yet. */
  unseenPassword: string | undefined;
  /** To be called once it has been shown. */
  forgetPassword(): void;
  /** Settles if the embedded database ends before it is stopped. */
  lost: Promise<string>;
};

const never = new Promise<string>(() => {});

/**
 * Waits for the database of DATABASE_URL or, without one, starts the embedded database and makes what
 * its first start needs: the secret to sign with, and the administrator's password.
 *
 * @throws StartError when there is no database to be had.
 */
export function provideDatabase(
  config: Config,
  steps: StepLine,
  cleanup: Cleanup,
): Promise<Provided> {
  const { database } = config;
  return database
    ? useDatabase({ ...config, database }, steps)
    : startDatabase(config, steps, cleanup);
}

async function useDatabase(
  config: Config & { database: NonNullable<Config["database"]> },
  steps: StepLine,
): Promise<Provided> {
  await steps.run("Reaching the database", () =>
    waitForDatabase({
      url: config.database.url,
      variable: "DATABASE_URL",
      waitMs: config.startup_wait_s * 1000,
      log: (line) => steps.say(line),
    }),
  );
  return {
    config: {
      ...config,
      auth_secret: config.auth_secret ?? readSecrets(config.data_dir).auth_secret,
    },
    unseenPassword: undefined,
    forgetPassword() {},
    lost: never,
  };
}

async function startDatabase(config: Config, steps: StepLine, cleanup: Cleanup): Promise<Provided> {
  const dataDir = config.data_dir;
  const starting = startEmbeddedPostgres({ dataDir, log: (line) => steps.say(line) });
  cleanup.add(async () => (await starting.catch(() => undefined))?.stop());
  const postgres = await steps.run(`Starting PostgreSQL in ${dataDir}`, () => starting);
  if (config.admin_password) forgetAdminPassword(dataDir);
  const { auth_secret, unseen_admin_password } = readSecrets(dataDir);
  return {
    config: {
      ...config,
      database: { url: postgres.url, direct_url: undefined },
      auth_secret: config.auth_secret ?? auth_secret,
      admin_password: config.admin_password ?? unseen_admin_password,
      demo: config.demo ?? true,
    },
    unseenPassword: unseen_admin_password,
    forgetPassword: () => forgetAdminPassword(dataDir),
    lost: postgres.exited.then(
      () => `The embedded database has ended unexpectedly; ${dataDir}/postgres.log says why.`,
    ),
  };
}
