import { spawn } from "node:child_process";
import { once } from "node:events";
import { findFreePort } from "@marquee/db/free-port";
import { type Received, type Sent, send } from "../contract/http-client";
import { untilReady } from "../contract/mount";
import type { ApiFixture } from "../src/api-fixture";
import type { ScratchCopy } from "./scratch-copy";

/** The built product of a copy, on the database of an earlier one. */
export type BuiltCopy = {
  /** As an editor whose access token the earlier one gave. */
  call: (sent: Sent) => Promise<Received>;
  stop: () => Promise<void>;
};

export async function serveCopy(copy: ScratchCopy, earlier: ApiFixture): Promise<BuiltCopy> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const { config } = earlier;
  const entry = copy.path("apps/web/.next/standalone/apps/web/server.mjs");
  const server = spawn(process.execPath, [entry], {
    env: {
      NODE_ENV: "production",
      DATABASE_URL: config.database_url,
      AUTH_SECRET: config.auth_secret,
      PUBLIC_URL: config.public_url,
      TOKEN_TTL: String(config.token_ttl_s),
      PORT: String(port),
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await untilReady(server, origin);
  const authorization = `Bearer ${earlier.tokenOf("editor")}`;
  return {
    call: (sent) => send(origin, { ...sent, headers: { authorization, ...sent.headers } }),
    async stop() {
      server.kill("SIGKILL");
      await once(server, "exit");
    },
  };
}
