import { once } from "node:events";
import { createServer } from "node:http";
import { getApp } from "@marquee/api/app";
import type { AppConfig } from "@marquee/api/config";

// The API's listener alone, without the pages. Its configuration is given as JSON.

const [config = "", port] = process.argv.slice(2);
const app = getApp(JSON.parse(config) as AppConfig);
const server = createServer(app.listener);
server.listen(Number(port), "127.0.0.1");
await once(server, "listening");
process.send?.("ready");
// Exiting, and not being ended, is what writes a profile.
process.once("SIGTERM", () => process.exit(0));
