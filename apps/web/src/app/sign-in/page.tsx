import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ClosedEntrance } from "../../features/sign-in/closed-entrance";
import { type ExternalRefusal, ExternalSignIn } from "../../features/sign-in/external-sign-in";
import { SignInForm } from "../../features/sign-in/sign-in-form";
import { application } from "../../lib/application";
import { callbackPath } from "../../lib/callback-path";
import { hasExternalSignIn } from "../../lib/external-provider";
import { currentActor } from "../../lib/session";

export const metadata: Metadata = { title: "Sign in" };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  if (!application().has_dashboard) return <ClosedEntrance />;
  const { callbackUrl, error } = await searchParams;
  const path = callbackPath(typeof callbackUrl === "string" ? callbackUrl : undefined);
  if ((await currentActor()).kind === "user") redirect(path);
  return (
    <SignInForm path={path}>
      {hasExternalSignIn() && <ExternalSignIn path={path} refusal={externalRefusal(error)} />}
    </SignInForm>
  );
}

/** next-auth names many errors; the person can do the same about all but a refusal. */
function externalRefusal(error: unknown): ExternalRefusal | undefined {
  if (error === undefined) return undefined;
  return error === "refused" ? "refused" : "failed";
}
