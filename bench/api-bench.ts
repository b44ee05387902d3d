import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { findFreePort } from "@marquee/db/free-port";
import { benchConfig } from "./bench-config";
import { fillDatabase, readFilms, startBenchPostgres } from "./bench-database";
import {
  type BenchServer,
  startBareServer,
  startBuiltServer,
  startMarqueeServer,
  startUnguardedServer,
} from "./bench-servers";
import { bundlePrograms } from "./bundle-programs";
import { startChild } from "./child";
import { Closers } from "./closers";
import type { LoadRequest } from "./load-job";
import { measureTurn, type Turn } from "./measure";
import { findNode24 } from "./node-24";
import { benchOperations, type Contestant, type Operation } from "./operations";
import { type OperationResult, printResult, printTitle, writeResults } from "./report";

export type ApiBenchOptions = {
  films: number;
  rounds: number;
  scale: number;
  only: string[] | undefined;
  isBuilt: boolean;
  hasProfile: boolean;
};

const connections = 16;
const admin = { user: "admin", password: randomBytes(24).toString("base64url") };
const resultsFolder = join(import.meta.dirname, "results");

/** Measures the API against a bare server on the same database, and prints a table. */
export async function benchApi(options: ApiBenchOptions): Promise<void> {
  const closers = new Closers();
  try {
    const arena = await openArena(closers, options);
    const results: OperationResult[] = [];
    for (const operation of arena.operations) {
      const result = await measureOperation(arena, operation, options);
      printResult(result);
      results.push(result);
    }
    writeResults(resultsFolder, { ...options, connections, node: arena.node_version, results });
  } finally {
    await closers.close();
  }
}

type Arena = {
  load: ChildProcess;
  servers: Record<Contestant["server"], BenchServer>;
  postgres_pid: number;
  token: string;
  operations: Operation[];
  node_version: string;
};

async function openArena(closers: Closers, options: ApiBenchOptions): Promise<Arena> {
  const node = findNode24();
  const programs = await bundlePrograms();
  const postgres = await startBenchPostgres(closers);
  const port = await findFreePort();
  const config = benchConfig(postgres.url, port);
  await fillDatabase(config, admin, options.films);
  const { folder } = postgres;
  const common = { node: node.path, programs, folder };
  const bare = await startBareServer(closers, {
    ...common,
    port: await findFreePort(),
    database_url: postgres.url,
  });
  const profile_folder = options.hasProfile ? resultsFolder : undefined;
  const startMarquee = options.isBuilt ? startBuiltServer : startMarqueeServer;
  const marquee = await startMarquee(closers, { ...common, port, config, profile_folder });
  const unguarded = await startUnguardedServer(closers, {
    ...common,
    port: await findFreePort(),
    config,
  });
  const load = startChild(closers, {
    node: node.path,
    script: programs.load,
    log_file: join(folder, "load.log"),
  });
  // The unguarded server is not a built one.
  const operations = benchOperations(await readFilms(postgres.url)).filter(
    ({ kind }) => !(options.isBuilt && kind === "access"),
  );
  printTitle({ ...options, connections, node });
  return {
    load,
    servers: { bare, marquee, unguarded },
    postgres_pid: postgres.pid,
    token: await fetchToken(port),
    operations: chosenOperations(operations, options.only),
    node_version: node.version,
  };
}

function chosenOperations(operations: Operation[], only: string[] | undefined): Operation[] {
  const known = operations.map(({ name }) => name);
  const unknown = only?.filter((name) => !known.includes(name)) ?? [];
  if (unknown.length > 0) throw new Error(`Operations are ${known.join(", ")}; not ${unknown}`);
  return operations.filter(({ name }) => only?.includes(name) ?? true);
}

async function fetchToken(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/token`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(admin),
  });
  const { access_token } = (await answer.json()) as { access_token?: string };
  if (!access_token) throw new Error(`No token was given: ${answer.status}`);
  return access_token;
}

/** Gives every contestant a turn in every round; the first round, in which code gets warm, is not counted. */
async function measureOperation(
  arena: Arena,
  operation: Operation,
  { rounds, scale }: ApiBenchOptions,
): Promise<OperationResult> {
  const turns = new Map<Contestant, Turn[]>(operation.contestants.map((one) => [one, []]));
  const count = Math.max(connections, Math.round(operation.requests * scale));
  let nextIndex = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const answers: unknown[] = [];
    const first = nextIndex;
    for (const [contestant, taken] of turns) {
      const from = operation.kind === "write" ? nextIndex : first;
      const { turn, first_body } = await takeTurn(arena, operation, contestant, from, count);
      nextIndex = from + count + Math.ceil(count / 4);
      answers.push(contestant.answer(JSON.parse(first_body)));
      if (round > 0) taken.push(turn);
    }
    if (answers.some((answer) => !isDeepStrictEqual(answer, answers[0]))) {
      throw new Error(`The servers answered ${operation.name} differently`);
    }
  }
  const contestants = [...turns].map(([{ name }, taken]) => ({ name, turns: taken }));
  return { name: operation.name, kind: operation.kind, contestants };
}

function takeTurn(
  arena: Arena,
  { expected_status }: Operation,
  contestant: Contestant,
  from: number,
  count: number,
) {
  const server = arena.servers[contestant.server];
  const requests = (first: number, length: number): LoadRequest[] =>
    Array.from({ length }, (_, index) => contestant.request(first + index));
  const job = {
    port: server.port,
    connections,
    headers: { Authorization: `Bearer ${arena.token}`, Accept: "application/json" },
    expected_status,
    measured: requests(from, count),
    warm: requests(from + count, Math.ceil(count / 4)),
  };
  return measureTurn(arena.load, job, { server: server.pid, postgres: arena.postgres_pid });
}
