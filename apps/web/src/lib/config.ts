import { StartError } from "@marquee/db/start-error";
import { type Config, type Environment, parseConfig } from "./parse-config";

/** A configuration with all that a server needs: where its database is, and the secret to sign with. */
export type ServerConfig = Config & {
  database: NonNullable<Config["database"]>;
  auth_secret: string;
};

// biome-ignore lint/style/noProcessEnv: this is the one file of the program that reads it
const environment = process.env;
let serverConfig: ServerConfig | undefined;

/**
 * The configuration of this process, read once.
 *
 * @throws StartError as `parseConfig` does, and without DATABASE_URL or AUTH_SECRET: the launcher,
 *   which gives both, is what starts an embedded database.
 */
export function getServerConfig(): ServerConfig {
  serverConfig ??= requireServerConfig(parseConfig(environment));
  // next-auth reads it there, and would else believe the Host header of a request.
  environment.NEXTAUTH_URL = serverConfig.public_url;
  return serverConfig;
}

/** What the launcher was asked for, under the rules of the mode that the server will run in. */
export function getLauncherConfig(mode: "production" | "development"): Config {
  return parseConfig({ ...environment, NODE_ENV: mode });
}

/** What a command of an operator was asked for, under the rules of the mode it runs in. */
export function getCommandConfig(): Config {
  return parseConfig(environment);
}

/** The variables of this process with some changed, for a process to be started. */
export function environmentWith(changes: Environment): NodeJS.ProcessEnv {
  return { ...environment, ...changes };
}

/** Makes Next start from what its build wrote down, as its own standalone server does. */
export function useStandaloneBuild(nextConfig: unknown): void {
  environment.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(nextConfig);
}

function requireServerConfig(config: Config): ServerConfig {
  const { database, auth_secret } = config;
  if (!database) throw new StartError("DATABASE_URL must be given.");
  if (!auth_secret)
    throw new StartError("AUTH_SECRET must be given: at least 32 random characters.");
  return { ...config, database, auth_secret };
}
