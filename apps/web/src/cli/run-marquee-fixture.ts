import { execFile } from "node:child_process";
import { join } from "node:path";
import { Cleanup } from "../launcher/cleanup";
import { type Environment, parseConfig } from "../lib/parse-config";
import { runCommand } from "./run-command";

const entry = join(import.meta.dirname, "../../marquee.ts");
const migrations_directory = join(import.meta.dirname, "../../../../prisma/migrations");

/** What came of a command: its exit code, and what it printed. */
export type Result = { code: number; out: string; err: string };

/** Runs `marquee` as a person's terminal does, with these variables. */
export function runMarquee(words: string[], variables: Environment): Promise<Result> {
  // biome-ignore lint/style/noProcessEnv: a person's terminal hands on the same
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, NODE_ENV: "production" as const, ...variables };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", entry, ...words], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
}

/** The same without a process of its own, which takes a second or two to start. */
export async function runMarqueeHere(words: string[], variables: Environment): Promise<Result> {
  const printed = { out: "", err: "" };
  const into = (stream: keyof typeof printed) => ({
    write: (text: string) => {
      printed[stream] += text;
    },
  });
  const cleanup = new Cleanup();
  const getConfig = () => parseConfig({ NODE_ENV: "production", ...variables });
  const terminal = { getConfig, migrations_directory, out: into("out"), err: into("err"), cleanup };
  const code = await runCommand(words, terminal);
  await cleanup.run();
  return { code, ...printed };
}
