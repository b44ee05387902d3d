import { z } from "zod";
import { missing } from "./missing";

/** What a schema tells of an issue; undefined leaves it to the words that all have in common. */
type Words = (issue: z.core.$ZodRawIssue) => string | undefined;

/**
 * The message of a type check: what the value must be, or that it is missing. `range` is told of what is no safe
 * integer, too.
 */
export function mustBe(what: string, range?: () => string): Words {
  return ({ code, input }) => {
    if (code === "too_big" || code === "too_small") return range?.();
    return input === undefined ? missing : `must be ${what}`;
  };
}

const types: Readonly<Record<string, string>> = {
  object: "a JSON object",
  array: "a list",
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};

/** In our own words what no schema has its own for: a limit, or a type that nobody thought to send. */
const commonWords: Words = (issue) => {
  switch (issue.code) {
    case "invalid_type": {
      const type = types[issue.expected];
      const isInside = (issue.path ?? []).length > 0;
      if (isInside && issue.input === undefined) return missing;
      return type && `must be ${type}`;
    }
    case "too_big":
      return `must ${amount(issue.origin, `at most ${issue.maximum}`)}`;
    case "too_small":
      return `must ${amount(issue.origin, `at least ${issue.minimum}`)}`;
    case "invalid_value":
      return `must be one of ${issue.values.join(", ")}`;
    default:
      return undefined;
  }
};

function amount(origin: string, limit: string): string {
  if (origin === "string") return `be ${limit} characters`;
  return origin === "array" ? `have ${limit} items` : `be ${limit}`;
}

z.config({ customError: commonWords });
