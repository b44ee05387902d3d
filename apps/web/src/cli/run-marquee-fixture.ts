import { execFile } from "node:child_process";
import { join } from "node:path";

const entry = join(import.meta.dirname, "../../marquee.ts");

/** What came of a command: its exit code, and what it printed. */
export type Result = { code: number; out: string; err: string };

/** Runs `marquee` as a person's terminal does, with these variables. */
export function runMarquee(words: string[], variables: Record<string, string>): Promise<Result> {
  // biome-ignore lint/style/noProcessEnv: a person's terminal hands on the same
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, NODE_ENV: "production" as const, ...variables };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", entry, ...words], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
}
