import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { administrator } from "./server-address";

const web = join(import.meta.dirname, "..");

/** A folder for a database that is thrown away. */
export function throwawayFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "marquee-e2e-"));
  // Where root starts it, Postgres runs as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  return folder;
}

/** Starts `pnpm start` as a new user has it, but with the administrator of tests and other variables as given. */
export function launchProduct(variables: Record<string, string>): ChildProcess {
  const launcher = spawn(process.execPath, ["--import", "tsx", join(web, "start.ts")], {
    cwd: join(web, "../.."),
    // Playwright signals the whole group, and the launcher takes a second signal for impatience.
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      // biome-ignore lint/style/noProcessEnv: passed on as it is
      ...process.env,
      ADMIN_USER: administrator.user,
      ADMIN_PASSWORD: administrator.password,
      DATABASE_URL: "",
      PUBLIC_URL: "",
      // What drives it is one user at many times the speed of a person.
      RATE_LIMIT: "100000",
      HOST: "",
      ...variables,
    },
  });
  // What it says to a person, without a line for each request.
  createInterface({ input: launcher.stdout }).on("line", (line) => {
    if (!line.startsWith("{")) process.stdout.write(`${line}\n`);
  });
  return launcher;
}
