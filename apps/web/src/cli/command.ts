import type { ParseArgsConfig } from "node:util";
import type { Operator } from "@marquee/api/operator";

export type Options = NonNullable<ParseArgsConfig["options"]>;

/** What stands on the command line after a command's words. */
export type Arguments = {
  names: string[];
  options: Record<string, string | boolean | undefined>;
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
  /** Does it, and gives the text to print. */
  run: (operator: Operator, given: Arguments) => Promise<string>;
};
