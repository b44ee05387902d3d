import type { ParseArgsConfig } from "node:util";
import { type Operator, openOperator } from "@marquee/api/operator";
import { toAppConfig } from "../lib/app-config";
import type { ServerConfig } from "../lib/config";
import type { StepLine } from "../server/step-line";

export type Options = NonNullable<ParseArgsConfig["options"]>;

/** What stands on the command line after a command's words. */
export type Arguments = {
  names: string[];
  options: Record<string, string | boolean | undefined>;
};

/** The Marquee that a command is about. */
export type Installation = {
  config: ServerConfig;
  /** Told of what takes a while. */
  steps: StepLine;
  /** The migrations of this program. */
  migrations_directory: string;
};

/** One command of `marquee`. To add one, add it to the table in `commands.ts`. */
export type Command = {
  /** Such as `user create`. */
  words: string;
  /** What follows the words, as the help shows it. */
  usage: string;
  /** One line of the help. */
  summary: string;
  /** How many names it takes. */
  takes: number;
  options: Options;
  /** What is wrong with what it is given, if anything, as far as that is known by itself. */
  check?: (given: Arguments) => string | undefined;
  /** Does it, and gives the text to print. */
  run: (installation: Installation, given: Arguments) => Promise<string>;
};

/** What a command does as the operator of an installation whose schema is the one that this program knows. */
export function asOperator(
  run: (operator: Operator, given: Arguments) => Promise<string>,
): Command["run"] {
  return async ({ config }, given) => {
    const operator = await openOperator(toAppConfig(config));
    try {
      return await run(operator, given);
    } finally {
      await operator.close();
    }
  };
}
