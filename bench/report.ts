import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Turn } from "./measure";
import type { NodeProgram } from "./node-24";

export type OperationResult = {
  name: string;
  kind: "read" | "write" | "access";
  /** The bare or unguarded server first. */
  contestants: { name: string; turns: Turn[] }[];
};

/** The most server CPU an operation should take, as a multiple of the first server's. */
const aims = { read: 3, write: 4, access: 1.25 } as const;

const widths = [10, 22, 10, 8, 10, 8, 9, 6];

type Title = {
  films: number;
  rounds: number;
  connections: number;
  isBuilt: boolean;
  node: NodeProgram;
};

/** Says what is measured, and heads the table. */
export function printTitle({ films, rounds, connections, isBuilt, node }: Title): void {
  const what = isBuilt ? "the built product" : "the API's listener";
  const lines = [
    `${what} against a bare node:http + pg server, Node ${node.version}, ${films} films,`,
    `${connections} kept-alive connections, medians of ${rounds} alternating rounds.`,
    "CPU is in seconds per 1,000 requests; × is the multiple of the first server's.",
    ...(node.note ? [node.note] : []),
    "",
    row(["", "", "server", "×", "Postgres", "×", "req/s", "aim"]),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** Prints an operation's lines of the table, one for each contestant. */
export function printResult({ name, kind, contestants }: OperationResult): void {
  const bare = contestants[0]?.turns ?? [];
  for (const [index, { name: contestant, turns }] of contestants.entries()) {
    const ratio = (key: "server" | "postgres") =>
      median(turns.map((turn, round) => turn[key] / (bare[round]?.[key] ?? Number.NaN)));
    const isMarquee = !contestant.startsWith("bare") && contestant !== "unguarded";
    const cells = [
      index === 0 ? name : "",
      contestant,
      median(turns.map((turn) => turn.server)).toFixed(4),
      index === 0 ? "" : ratio("server").toFixed(2),
      median(turns.map((turn) => turn.postgres)).toFixed(4),
      index === 0 ? "" : ratio("postgres").toFixed(2),
      median(turns.map((turn) => turn.rate)).toFixed(0),
      isMarquee ? aimMark(kind, ratio("server")) : "",
    ];
    process.stdout.write(`${row(cells)}\n`);
  }
}

/** Keeps everything measured as JSON, named by the time. */
export function writeResults(folder: string, results: object): void {
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const path = join(folder, `api-${at.replaceAll(/[:.]/g, "-")}.json`);
  writeFileSync(path, `${JSON.stringify({ at, ...results }, null, 2)}\n`);
  process.stdout.write(`\nEverything measured: ${path}\n`);
}

function aimMark(kind: OperationResult["kind"], ratio: number): string {
  return `${ratio <= aims[kind] ? "≤" : ">"} ${aims[kind]}`;
}

function row(cells: string[]): string {
  const padded = cells.map((cell, at) =>
    at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
  );
  return padded.join("").trimEnd();
}

/** The middle value; of an even number the mean of the two. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
