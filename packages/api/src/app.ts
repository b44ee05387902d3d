import { AccessMemory } from "@marquee/auth/access-memory";
import { authenticate } from "@marquee/auth/authenticator";
import { deviceTtlS } from "@marquee/auth/device";
import { type Browser, sessionTtlS } from "@marquee/auth/session";
import { type Database, openDatabase } from "@marquee/db/database";
import { newId } from "@marquee/db/id";
import { type Actor, anonymous } from "@marquee/schemas/actor";
import { setCatalogueTimeZone } from "@marquee/schemas/catalogue-day";
import { ServiceError } from "@marquee/schemas/service-error";
import { type Allowances, postgresAllowances, redisAllowances } from "@marquee/services/allowance";
import type { AccessContext } from "@marquee/services/context";
import { type IdTokenClaims, signInExternally } from "@marquee/services/external-sign-in";
import { rememberDevice, type SignedIn, signIn, signOut } from "@marquee/services/sign-in";
import { Throttle } from "@marquee/services/throttle";
import { setTrashDays } from "@marquee/services/trash-days";
import { UsageMeter } from "@marquee/services/usage-meter";
import { admit } from "./admit";
import type { Answer } from "./answer";
import {
  type Application,
  assembleApplication,
  deviceCookieName,
  sessionCookieName,
} from "./application";
import type { AppConfig } from "./config";
import { type Housekeeping, startHousekeeping } from "./housekeeping";
import { answerLink } from "./link-answer";
import { createListener, type Listener } from "./listener";
import { log, logFailure } from "./log";
import { type Furnished, type Furnishing, furnishDatabase } from "./prepare";
import { tellable } from "./problem";
import { appRouter } from "./router";
import { createCallerFactory } from "./trpc";
import { procedureContext } from "./trpc-door";

/** The application as the programs that host it see it. */
export type App = {
  /** Answers `/api/*` but `/api/auth/*`, `/livez`, `/readyz` and `/.well-known/jwks.json`. */
  listener: Listener;
  session_cookie_name: string;
  session_ttl_s: number;
  device_cookie_name: string;
  device_ttl_s: number;
  /**
   * Who holds the session in a Cookie header; anonymous where there is none. Throws `database_unavailable`
   * where nobody can say.
   */
  authenticateCookie: (cookie: string | undefined) => Promise<Actor>;
  /** Procedures called without HTTP, for pages rendered on the server. */
  createCaller: (actor: Actor, request_id: string) => ReturnType<typeof newCaller>;
  /** Whether anything reads the sessions of the dashboard; where nothing does, nobody signs in to it. */
  has_dashboard: boolean;
  /** Begins a session, whose token it gives, where the credentials are right. */
  signIn: (
    credentials: { user: string; password: string; otp?: string | undefined },
    browser: Browser,
  ) => Promise<SignedIn<string>>;
  /** The same for someone whom the external issuer vouches for: the claims are verified already. */
  signInExternally: (claims: IdTokenClaims, browser: Browser) => Promise<string | undefined>;
  /** A cookie by which the browser of a session is known when someone signs in on it again. */
  rememberDevice: (token: string) => Promise<string | undefined>;
  /** Answers the page behind a one-time link: `body` is what it sent, read as JSON. */
  answerLink: (body: unknown, browser: Browser) => Promise<Answer>;
  readSession: (token: string) => Promise<Actor | undefined>;
  signOut: (token: string, browser: Browser) => Promise<void>;
  /** Puts into the database what must be there before anyone can work, by the client that will serve. */
  furnish: (furnishing: Furnishing) => Promise<Furnished>;
  /** Writes what was counted of calls that have ended, for a process that may be stopped at any time. */
  writeUsage: () => Promise<void>;
  /** While draining, `/readyz` says no, so that balancers send requests elsewhere. */
  setDraining: (isDraining: boolean) => void;
  close: () => Promise<void>;
};

/** What a process holds once, however many bundles hold this module. */
type Resources = {
  db: Database;
  memory: AccessMemory;
  allowances: Allowances;
  throttle: Throttle;
  meter: UsageMeter;
  housekeeping: Housekeeping;
  isDraining: boolean;
};

const resourcesKey = Symbol.for("marquee.resources");
const databaseKey = Symbol.for("marquee.database");
const newCaller = createCallerFactory(appRouter);

let app: App | undefined;

/**
 * The application, put together at the first call. Its resources are shared by the whole process; its
 * listener belongs to this copy of the module, so that a development server never answers with old code.
 */
export function getApp(config: AppConfig): App {
  app ??= createApp(config);
  return app;
}

/**
 * Loads what the application will ask its database with. That takes a while and needs no database: a server
 * does so while it waits for one.
 */
export async function loadDatabaseClient(config: AppConfig): Promise<void> {
  await getDatabase(config).prisma.$connect();
}

function createApp(config: AppConfig): App {
  setCatalogueTimeZone(config.catalogue_tz);
  setTrashDays(config.trash_days);
  const resources = getResources(config);
  const { db, memory } = resources;
  const parts = assembleApplication(config, db, memory, resources);
  const { access } = parts;
  const dashboard = ({ request_id, address, user_agent, device }: Browser): AccessContext => ({
    actor: anonymous,
    door: "dashboard",
    request_id: request_id ?? newId(),
    db,
    access,
    address,
    user_agent,
    device,
  });
  /** Someone who is yet to say who they are: what they ask counts for their address. */
  const stranger = async (browser: Browser): Promise<AccessContext> => {
    const ctx = dashboard(browser);
    await admit(parts, ctx);
    return ctx;
  };
  return {
    listener: createListener(parts, () => resources.isDraining),
    session_cookie_name: sessionCookieName(config.public_url),
    session_ttl_s: sessionTtlS,
    device_cookie_name: deviceCookieName(config.public_url),
    device_ttl_s: deviceTtlS,
    authenticateCookie: (cookie) =>
      cookie === undefined
        ? Promise.resolve(anonymous)
        : tellingLittle(() => authenticate(parts.cookie_authenticators, { headers: { cookie } })),
    createCaller: (actor, request_id) =>
      newCaller(procedureContext({ ...dashboard({}), actor, request_id })),
    has_dashboard: hasDashboard(parts),
    signIn: (credentials, browser) =>
      tellingLittle(async () => {
        requireDashboard(parts);
        return signIn(await stranger(browser), { kind: "password", ...credentials });
      }),
    rememberDevice: (token) => tellingLittle(() => rememberDevice(dashboard({}), token)),
    answerLink: (body, browser) => {
      const request_id = browser.request_id ?? newId();
      return answerLink(() => stranger({ ...browser, request_id }), body, request_id);
    },
    signInExternally: (claims, browser) =>
      tellingLittle(async () => {
        requireDashboard(parts);
        return signInExternally(await stranger(browser), claims);
      }),
    readSession: (token) => access.sessions.read(token),
    signOut: (token, browser) => tellingLittle(() => signOut(dashboard(browser), token)),
    furnish: (furnishing) => furnishDatabase(db, furnishing),
    writeUsage: () => resources.meter.flush(),
    setDraining: (isDraining) => {
      resources.isDraining = isDraining;
    },
    close: async () => {
      await resources.housekeeping.stop();
      await resources.meter.stop();
      await resources.allowances.close();
      await db.close();
      forgetResources();
    },
  };
}

function hasDashboard({ cookie_authenticators }: Application): boolean {
  return cookie_authenticators.length > 0;
}

/** A session that no authenticator reads must not seem to have begun. */
function requireDashboard(parts: Application): void {
  if (hasDashboard(parts)) return;
  throw new ServiceError("forbidden", "Nobody signs in to the dashboard of this installation.");
}

/** For callers that show an error's message to people: a failure of ours stays in the log. */
async function tellingLittle<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const told = tellable(error);
    logFailure("sign-in", told);
    throw new ServiceError(told.code, told.message, { details: told.details });
  }
}

function getResources(config: AppConfig): Resources {
  const shared = globalThis as { [resourcesKey]?: Resources };
  shared[resourcesKey] ??= openResources(config);
  return shared[resourcesKey];
}

/** Whoever asks for the application after it was closed is given another. */
function forgetResources(): void {
  const shared = globalThis as { [resourcesKey]?: Resources; [databaseKey]?: Database };
  delete shared[resourcesKey];
  delete shared[databaseKey];
  app = undefined;
}

function getDatabase(config: AppConfig): Database {
  const shared = globalThis as { [databaseKey]?: Database };
  shared[databaseKey] ??= openDatabase({
    url: config.database_url,
    has_named_statements: config.direct_database_url === undefined,
    pool_size: config.database_pool,
    timeouts: config.database_timeouts,
    onError: (error) => log("error", "A database connection broke", { error: error.message }),
  });
  return shared[databaseKey];
}

function openResources(config: AppConfig): Resources {
  const db = getDatabase(config);
  const allowances =
    config.redis_url === undefined
      ? postgresAllowances(db, (error) =>
          log("error", "Allowances could not be shared", { error: String(error) }),
        )
      : redisAllowances(config.redis_url, (error) =>
          log("error", "The Redis of REDIS_URL is away", { error: error.message }),
        );
  return {
    db,
    memory: new AccessMemory(),
    allowances,
    throttle: new Throttle(allowances),
    meter: new UsageMeter(db.prisma, (message, fields) => log("error", message, fields)),
    housekeeping: startHousekeeping(db, config),
    isDraining: false,
  };
}
