import { once } from "node:events";
import { createServer } from "node:http";
import { getApp } from "../src/app";
import type { AppConfig } from "../src/config";

// One instance as its own process, without the pages. Its configuration is given as JSON.

const app = getApp(JSON.parse(process.argv[2] ?? "") as AppConfig);
const server = createServer(app.listener).listen(0, "127.0.0.1");
await once(server, "listening");
process.send?.(server.address());
process.once("disconnect", () => process.exit(0));
