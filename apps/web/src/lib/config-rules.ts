import { z } from "zod";

export const text = z.string();

/** Text that must be right, and what is read from it. */
export function rule<T>(
  isRight: (value: string) => boolean,
  message: string,
  read: (value: string) => T,
) {
  return text.refine(isRight, message).transform(read);
}

export function wholeNumber(from: number, to: number) {
  const isRight = (value: string) =>
    /^\d{1,9}$/.test(value) && Number(value) >= from && Number(value) <= to;
  return rule(isRight, `must be a whole number from ${from} to ${to}`, Number);
}

export function listOf(value: string): string[] {
  return value.split(",").map((item) => item.trim());
}

export function parsedUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}

export const boolean = z
  .enum(["true", "false"], { error: "must be true or false" })
  .transform((value) => value === "true");
