import { type ExecFileOptions, execFile, execFileSync } from "node:child_process";
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

/** `variables` are set for every command that runs in it. */
export function makeScratchCopy(variables: Record<string, string> = {}): ScratchCopy {
  const folder = mkdtempSync(join(tmpdir(), "marquee-copy-"));
  // Where root runs it, Postgres runs as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  const path = (name: string) => join(folder, name);
  for (const name of sources()) cpSync(join(repository, name), path(name));
  const env = { ...ownEnvironment(), ...variables };
  const run = (command: string, ...args: string[]) => output(command, args, { cwd: folder, env });
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

function output(command: string, args: string[], options: ExecFileOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { ...options, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`));
      else resolve(String(stdout));
    });
  });
}

/** A person's: what the test runner says to its own processes would change how the copy is built and tested. */
function ownEnvironment(): NodeJS.ProcessEnv {
  // biome-ignore lint/style/noProcessEnv: handed on to the tools
  const given = Object.entries(process.env);
  const isRunners =
    /^(VITEST|FORCE_COLOR$|TEST$|NODE_ENV$|DEV$|PROD$|MODE$|SSR$|BASE_URL$|DATABASE_URL$)/;
  return {
    ...Object.fromEntries(given.filter(([name]) => !isRunners.test(name))),
    NO_COLOR: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    TURBO_TELEMETRY_DISABLED: "1",
  };
}
