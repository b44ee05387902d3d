import { openPages } from "./src/server/page-server";
import "./src/server/prepare-app";

// Run once where an image is made, with NODE_COMPILE_CACHE: loads what a server loads, so that Node keeps
// what V8 made of it. It needs no configuration and no database.
await openPages(import.meta.dirname, { host: "127.0.0.1", port: 0 }).load();
process.exit(0);
