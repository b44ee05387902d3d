// Makes the secrets of an installation by compose where they are not there yet, each in a file.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder = "/run/marquee"] = process.argv.slice(2);

const password = keep("postgres_password", () => randomBytes(24).toString("hex"));
keep("database_url", () => `postgresql://marquee:${password}@postgres:5432/marquee`);
keep("auth_secret", () => randomBytes(32).toString("hex"));
keep("admin_password", () => randomBytes(15).toString("base64url"));

function keep(name, make) {
  const path = join(folder, name);
  if (existsSync(path)) return readFileSync(path, "utf8");
  // Whole or not at all; read by the user of each container, who is another in each.
  const secret = make();
  rmSync(`${path}.new`, { force: true });
  writeFileSync(`${path}.new`, secret, { mode: 0o444 });
  renameSync(`${path}.new`, path);
  return secret;
}
