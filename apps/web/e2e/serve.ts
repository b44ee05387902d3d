import { once } from "node:events";
import { rmSync } from "node:fs";
import { startIssuer } from "./issuer";
import { launchProduct, throwawayFolder } from "./launch";
import { baseUrl, port } from "./server-address";

const dataDir = throwawayFolder();
const issuer = await startIssuer(`${baseUrl}/api/auth/callback/oidc`);
const launcher = launchProduct({ DATA_DIR: dataDir, PORT: String(port), ...issuer.variables });
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => launcher.kill("SIGTERM"));
}
const [code] = await once(launcher, "exit");
issuer.close();
rmSync(dataDir, { recursive: true, force: true });
process.exit(typeof code === "number" ? code : 1);
