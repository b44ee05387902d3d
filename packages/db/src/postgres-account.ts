import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode, errorMessage } from "./error-code";
import { bareEnvironment } from "./postgres-binaries";
import { StartError } from "./start-error";

/** The system account that Postgres runs as; `{}` is the account of this process. */
export type PostgresAccount = { uid?: number; gid?: number };

/**
 * Chooses the account for Postgres, which refuses to run as root: root hands it to the owner of
 * the database's folder or, for a new one, to the account `postgres`, made where it is missing.
 *
 * @throws StartError when the folder belongs to somebody else or no account can be made.
 */
export function choosePostgresAccount(postgresDir: string): PostgresAccount {
  const owner = statSync(postgresDir, { throwIfNoEntry: false });
  const uid = process.getuid?.();
  if (uid === undefined) return {};
  if (uid !== 0) {
    if (owner && owner.uid !== uid) {
      throw new StartError(
        `${postgresDir} belongs to another user (uid ${owner.uid}), and Postgres starts only as the owner of its folder. Start as that user, or set DATA_DIR to another folder.`,
      );
    }
    return {};
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return findAccount() ?? makeAccount();
}

/**
 * Makes sure that the account may run the program and enter the folder.
 *
 * @throws StartError naming the folder that is in the way.
 */
export function requireReach(account: PostgresAccount, postgres: string, dataDir: string): void {
  const asAccount = { ...account, cwd: "/", env: bareEnvironment, stdio: "ignore" } as const;
  const program = spawnSync(postgres, ["--version"], asAccount);
  if (program.error) throw unreachable(account, postgres, program.error);
  const folder = spawnSync("/bin/sh", ["-c", 'cd -- "$0"', dataDir], asAccount);
  if (folder.status !== 0) throw unreachable(account, dataDir);
}

function unreachable(account: PostgresAccount, path: string, error?: Error): StartError {
  if (error && errorCode(error) !== "EACCES") {
    return new StartError(`${path} cannot be run: ${errorMessage(error)}.`);
  }
  const closed = closedParent(account, path) ?? path;
  if (account.uid === undefined) return new StartError(`This user may not enter ${closed}.`);
  return new StartError(
    `Postgres refuses to run as root, and the user it runs as instead (uid ${account.uid}) may not enter ${closed}. Set DATA_DIR to a folder that everybody may enter (such as /var/lib/marquee), keep the program in one too, or start as an ordinary user.`,
  );
}

function closedParent({ uid, gid }: PostgresAccount, path: string): string | undefined {
  const parents = [path];
  for (let at = path; dirname(at) !== at; at = dirname(at)) parents.unshift(dirname(at));
  return parents.find((folder) => {
    const { mode, uid: owner, gid: group } = statSync(folder);
    const enter = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    return (mode & enter) === 0;
  });
}

function findAccount(): PostgresAccount | undefined {
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: "pipe" }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

function makeAccount(): PostgresAccount {
  const options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"];
  const made = spawnSync("useradd", [...options, "postgres"], { encoding: "utf8" });
  // Another start may have made it at the same moment.
  const account = findAccount();
  if (account) return account;
  const reason = made.error ? made.error.message : made.stderr.trim();
  throw new StartError(
    `Postgres refuses to run as root, and the user "postgres" could not be made (${reason}). Start as an ordinary user, or set DATABASE_URL.`,
  );
}
