import "server-only";
import type { Actor } from "@marquee/schemas/actor";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { application } from "./application";
import { accountPath, enrolPath, signInPath } from "./callback-path";

/** Who asks for this page, looked up once a request. */
export const currentActor = cache(async (): Promise<Actor> => {
  const cookie = (await headers()).get("cookie") ?? undefined;
  return application().authenticateCookie(cookie);
});

/**
 * The person who asks; anyone else is sent to sign in, and from there back to `path`. Who must enrol a
 * second factor first is led to where that is done, and from there to `path`.
 */
export async function requireUser(path: string): Promise<Actor & { kind: "user" }> {
  const actor = await currentActor();
  if (actor.kind !== "user") redirect(signInPath(path));
  if (actor.must_enrol && !path.startsWith(accountPath)) redirect(enrolPath(path));
  return actor;
}
