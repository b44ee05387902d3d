import type { ChildProcess } from "node:child_process";
import { nextMessage } from "./child";
import { familyCpuSeconds, processCpuSeconds } from "./cpu-time";
import type { LoadJob, LoadReport } from "./load-job";

/** What one turn of a contestant cost: CPU seconds per 1,000 requests, and requests a second. */
export type Turn = { server: number; postgres: number; rate: number };

/** Has a load sent, and reads the servers' CPU time around its measured part. */
export async function measureTurn(
  load: ChildProcess,
  job: LoadJob,
  pids: { server: number; postgres: number },
): Promise<{ turn: Turn; first_body: string }> {
  load.send(job);
  await report(load, "warm");
  const before = {
    server: processCpuSeconds(pids.server),
    postgres: familyCpuSeconds(pids.postgres),
  };
  load.send("go");
  const { seconds, first_body } = await report(load, "done");
  const perThousand = 1_000 / job.measured.length;
  const turn = {
    server: (processCpuSeconds(pids.server) - before.server) * perThousand,
    postgres: (familyCpuSeconds(pids.postgres) - before.postgres) * perThousand,
    rate: job.measured.length / seconds,
  };
  return { turn, first_body };
}

async function report<Kind extends LoadReport["kind"]>(load: ChildProcess, kind: Kind) {
  const message = (await nextMessage(load)) as LoadReport;
  if (message.kind === "failed") throw new Error(message.reason);
  if (message.kind !== kind) throw new Error(`The load said ${message.kind} instead of ${kind}`);
  return message as Extract<LoadReport, { kind: Kind }>;
}
