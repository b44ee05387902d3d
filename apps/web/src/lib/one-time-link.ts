import { z } from "zod";

const LinkedUser = z.object({ user: z.string(), has_password: z.boolean() });
export type LinkedUser = z.infer<typeof LinkedUser>;

const Problem = z.object({
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});
export type LinkProblem = z.infer<typeof Problem>;

export type LinkAnswer = { user: LinkedUser } | { problem: LinkProblem };

/** Asks whose a link is, or with a password sets it. Rejects where the server does not answer. */
export async function askLink(input: { token: string; password?: string }): Promise<LinkAnswer> {
  const response = await fetch("/api/auth/join", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(input),
  });
  const answer: unknown = await response.json();
  return response.ok ? { user: LinkedUser.parse(answer) } : { problem: Problem.parse(answer) };
}
