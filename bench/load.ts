import { type LoadAnswer, LoadConnection } from "./load-connection";
import type { LoadJob, LoadReport, LoadRequest } from "./load-job";

// Sends requests for the bench, in a process of its own. It is told what to send over IPC.

let go = () => {};

process.on("message", (message) => {
  if (message === "go") go();
  else
    void run(message as LoadJob).catch((error: Error) =>
      tell({ kind: "failed", reason: error.message }),
    );
});
process.once("disconnect", () => process.exit(0));

async function run(job: LoadJob): Promise<void> {
  const connections = await Promise.all(
    Array.from({ length: job.connections }, () => LoadConnection.open(job.port)),
  );
  await sendAll(connections, job, job.warm);
  const goes = new Promise<void>((resolve) => {
    go = resolve;
  });
  tell({ kind: "warm" });
  await goes;
  const began = performance.now();
  const first_body = await sendAll(connections, job, job.measured);
  const seconds = (performance.now() - began) / 1000;
  for (const connection of connections) connection.close();
  tell({ kind: "done", seconds, first_body });
}

async function sendAll(
  connections: LoadConnection[],
  job: LoadJob,
  requests: LoadRequest[],
): Promise<string> {
  const texts = requests.map((request) => requestText(job, request));
  let next = 0;
  let first_body = "";
  const work = async (connection: LoadConnection) => {
    while (next < texts.length) {
      const index = next++;
      const answer = await connection.send(texts[index] ?? "");
      requireStatus(answer, job.expected_status);
      if (index === 0) first_body = answer.body;
    }
  };
  await Promise.all(connections.map(work));
  return first_body;
}

function requireStatus({ status, body }: LoadAnswer, expected: number): void {
  if (status !== expected) throw new Error(`Answered ${status} instead of ${expected}: ${body}`);
}

function requestText(job: LoadJob, { method, path, headers, body }: LoadRequest): string {
  const length = body === undefined ? undefined : String(Buffer.byteLength(body));
  const all = {
    Host: `127.0.0.1:${job.port}`,
    ...job.headers,
    ...headers,
    ...(length === undefined
      ? {}
      : { "Content-Type": "application/json", "Content-Length": length }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body ?? ""}`;
}

function tell(report: LoadReport): void {
  process.send?.(report);
}
