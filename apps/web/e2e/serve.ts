import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startIssuer } from "./issuer";
import { administrator, baseUrl, port } from "./server-address";

// `pnpm start` as a new user has it, on data that are thrown away with it.
const web = join(import.meta.dirname, "..");
const dataDir = mkdtempSync(join(tmpdir(), "marquee-e2e-"));
// Where root starts it, Postgres runs as another user, who must be able to enter.
chmodSync(dataDir, 0o755);

const issuer = await startIssuer(`${baseUrl}/api/auth/callback/oidc`);
const launcher = spawn(process.execPath, ["--import", "tsx", join(web, "start.ts")], {
  cwd: join(web, "../.."),
  // Playwright signals the whole group, and the launcher takes a second signal for impatience.
  detached: true,
  stdio: ["ignore", "pipe", "inherit"],
  env: {
    // biome-ignore lint/style/noProcessEnv: passed on as it is
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    ADMIN_USER: administrator.user,
    ADMIN_PASSWORD: administrator.password,
    DATABASE_URL: "",
    PUBLIC_URL: "",
    // The tests are one user at many times the speed of a person.
    RATE_LIMIT: "100000",
    HOST: "",
    ...issuer.variables,
  },
});
// What it says to a person, without a line for each request.
createInterface({ input: launcher.stdout }).on("line", (line) => {
  if (!line.startsWith("{")) process.stdout.write(`${line}\n`);
});
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => launcher.kill("SIGTERM"));
}
const [code] = await once(launcher, "exit");
issuer.close();
rmSync(dataDir, { recursive: true, force: true });
process.exit(typeof code === "number" ? code : 1);
