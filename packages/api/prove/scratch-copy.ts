import { execFile, execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const repository = join(import.meta.dirname, "../../..");

/** A copy of the repository, as a new clone with the changes made here would be. */
export type ScratchCopy = {
  path: (name: string) => string;
  write: (name: string, text: string) => void;
  /** What a command prints. Throws with all of it where the command fails. */
  run: (command: string, ...args: string[]) => Promise<string>;
  pnpm: (...args: string[]) => Promise<string>;
  remove: () => void;
};

export function makeScratchCopy(): ScratchCopy {
  const folder = mkdtempSync(join(tmpdir(), "marquee-copy-"));
  // Where root runs it, Postgres runs as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  const path = (name: string) => join(folder, name);
  for (const name of sources()) cpSync(join(repository, name), path(name));
  const run = (command: string, ...args: string[]) => output(folder, command, args);
  return {
    path,
    write(name, text) {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), text);
    },
    run,
    pnpm: (...args) => run("npx", "-y", "--prefer-offline", "pnpm@12", ...args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** All files but those that git ignores. */
function sources(): string[] {
  const listed = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const names = execFileSync("git", listed, { cwd: repository, encoding: "utf8" }).split("\0");
  return names.filter((name) => name !== "" && existsSync(join(repository, name)));
}

function output(folder: string, command: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env: ownEnvironment(), maxBuffer: 2 ** 26 };
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`));
      else resolve(stdout);
    });
  });
}

/** A person's: what the test runner says to its own processes would change how the copy is built and tested. */
function ownEnvironment(): NodeJS.ProcessEnv {
  // biome-ignore lint/style/noProcessEnv: handed on to the tools
  const given = Object.entries(process.env);
  const isRunners = /^(VITEST|TEST$|NODE_ENV$|DEV$|PROD$|MODE$|SSR$|BASE_URL$|DATABASE_URL$)/;
  return {
    ...Object.fromEntries(given.filter(([name]) => !isRunners.test(name))),
    NEXT_TELEMETRY_DISABLED: "1",
    TURBO_TELEMETRY_DISABLED: "1",
  };
}
