import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { debianProgram } from "./debian-program";

export type Balancer = { close: () => Promise<void> };

/**
 * haproxy at `port` before instances at others, as an operator sets it up: by turns, to those whose `/readyz`
 * says yes. It asks another where no connection was to be had; with `retries_lost` also where an answer was
 * lost, for what may be asked again: reads, and writes with an `Idempotency-Key`.
 */
export async function startBalancer(
  port: number,
  ports: readonly number[],
  { retries_lost }: { retries_lost: boolean },
): Promise<Balancer> {
  const folder = mkdtempSync(join(tmpdir(), "balancer-"));
  const file = join(folder, "haproxy.cfg");
  writeFileSync(file, configuration(port, ports, retries_lost));
  const child = spawn(debianProgram("haproxy"), ["-f", file, "-db", "-q"], { stdio: "inherit" });
  await untilListening(child, port);
  return {
    close: async () => {
      child.kill("SIGKILL");
      await once(child, "exit");
      rmSync(folder, { recursive: true });
    },
  };
}

function configuration(port: number, ports: readonly number[], retries_lost: boolean): string {
  const retried = retries_lost
    ? `  retry-on conn-failure empty-response response-timeout
  http-request disable-l7-retry unless METH_GET || { req.hdr(idempotency-key) -m found }`
    : "  retry-on conn-failure";
  const servers = ports.map(
    (one) => `  server at-${one} 127.0.0.1:${one} check inter 200ms fall 2 rise 2`,
  );
  return `defaults
  mode http
  timeout connect 1s
  timeout check 5s
  timeout client 60s
  timeout server 30s
  timeout http-keep-alive 60s
frontend all
  bind 127.0.0.1:${port}
  default_backend instances
backend instances
  option httpchk GET /readyz
  option redispatch 1
  retries 3
${retried}
${servers.join("\n")}
`;
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`haproxy ended with code ${child.exitCode}`);
    const socket = connect(port, "127.0.0.1");
    const isThere = await Promise.race([
      once(socket, "connect").then(() => true),
      once(socket, "error").then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isThere) return;
    await sleep(50);
  }
  throw new Error("haproxy does not listen");
}
