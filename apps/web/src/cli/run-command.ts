import { parseArgs } from "node:util";
import { findRunningEmbedded } from "@marquee/db/running-embedded";
import { isStartError } from "@marquee/db/start-error";
import { isServiceError } from "@marquee/schemas/service-error";
import type { Cleanup } from "../launcher/cleanup";
import { provideDatabase } from "../launcher/database";
import type { Config } from "../lib/parse-config";
import { type Output, StepLine } from "../server/step-line";
import type { Arguments, Command } from "./command";
import { commands } from "./commands";

/** Where a command runs. */
export type Terminal = {
  /** @throws StartError for a variable that is wrong. */
  getConfig: () => Config;
  /** The migrations of this program. */
  migrations_directory: string;
  out: Output;
  err: Output;
  /** Given what must be stopped once the command is done. */
  cleanup: Cleanup;
};

/** Runs the command that the words name, and gives the exit code. */
export async function runCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const { out } = terminal;
  const complain = (message: string, code: number) => {
    terminal.err.write(`${message.replace(/^StartError: /, "")}\n`);
    return code;
  };
  if (
    words.length === 0 ||
    words[0] === "help" ||
    words.includes("--help") ||
    words.includes("-h")
  ) {
    out.write(helpText());
    return 0;
  }
  const command = commands.find((known) => startsWith(words, known.words.split(" ")));
  if (!command) return complain(`There is no command "${words.join(" ")}".\n\n${helpText()}`, 2);
  const given = readArguments(command, words.slice(command.words.split(" ").length));
  if (typeof given === "string") {
    return complain(`${given}\nUsage: marquee ${command.words} ${command.usage}`, 2);
  }
  try {
    out.write(`${await perform(command, given, terminal)}\n`);
    return 0;
  } catch (error) {
    if (isServiceError(error) && error.status < 500) return complain(error.message, 1);
    const cause = isServiceError(error) ? (error.cause ?? error) : error;
    return complain(
      isStartError(cause) || !(cause instanceof Error) ? String(cause) : cause.message,
      1,
    );
  }
}

async function perform(
  command: Command,
  given: Arguments,
  { getConfig, migrations_directory, err, cleanup }: Terminal,
): Promise<string> {
  const config = getConfig();
  const steps = new StepLine(err);
  const running = config.database ? undefined : findRunningEmbedded(config.data_dir);
  const reached = running
    ? { ...config, database: { url: running, direct_url: undefined } }
    : config;
  const provided = await provideDatabase(reached, steps, cleanup);
  return command.run({ config: provided.config, steps, migrations_directory }, given);
}

function startsWith(words: readonly string[], start: readonly string[]): boolean {
  return start.every((word, at) => words[at] === word);
}

/** What a command is given, or what is wrong with it. */
function readArguments({ options, takes, check }: Command, args: string[]): Arguments | string {
  try {
    const parsed = parseArgs({ args, options, allowPositionals: true, strict: true });
    if (parsed.positionals.length !== takes) {
      return takes === 0 ? "It takes no name." : "It takes one name; quote one that has spaces.";
    }
    const given: Arguments = {
      names: parsed.positionals,
      options: { ...parsed.values } as Arguments["options"],
    };
    return check?.(given) ?? given;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function helpText(): string {
  const lines = commands.map(
    ({ words, usage, summary }) => `  marquee ${words} ${usage}\n      ${summary}`,
  );
  return `Marquee, from the command line of whoever runs it.

${lines.join("\n")}

It reads the same variables as the server (DATABASE_URL, AUTH_SECRET, PUBLIC_URL, DATA_DIR, …), and works
beside one that is running.
`;
}
