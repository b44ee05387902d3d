import { expect, test } from "vitest";
import { z } from "zod";
import { ChangePasswordInput, NoInput } from "./account";
import { PageInput } from "./movie-record";
import { ReadLinkInput } from "./one-time-link";
import { fieldErrors } from "./service-error";
import { RevokeTokenInput } from "./token";

test.each<[string, z.ZodType, unknown, string[]]>([
  ["a list", NoInput, [], [" must be a JSON object"]],
  ["nothing", ReadLinkInput, undefined, [" must be a JSON object"]],
  ["a field that is not there", ReadLinkInput, {}, ["/token is required"]],
  ["a number for text", PageInput, { cursor: 5 }, ["/cursor must be text"]],
  [
    "too long a text",
    ReadLinkInput,
    { token: "x".repeat(201) },
    ["/token must be at most 200 characters"],
  ],
  [
    "another one",
    RevokeTokenInput,
    { token: "x".repeat(8_193) },
    ["/token must be at most 8192 characters"],
  ],
  [
    "several at once",
    ChangePasswordInput,
    { current_password: "x".repeat(10_001), password: 5 },
    ["/current_password must be at most 10000 characters", "/password must be text"],
  ],
  ["too many items", z.array(z.string()).max(2), ["a", "b", "c"], [" must have at most 2 items"]],
])("%s is told by the rule that it breaks", (_, schema, input, told) => {
  const { error } = schema.safeParse(input);
  const errors = error ? fieldErrors(error) : [];
  expect(
    errors.map((one) => `${"pointer" in one ? one.pointer : one.parameter} ${one.detail}`),
  ).toEqual(told);
});
