import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "../../features/sign-in/sign-in-form";
import { callbackPath } from "../../lib/callback-path";
import { currentActor } from "../../lib/session";

export const metadata: Metadata = { title: "Sign in" };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const { callbackUrl } = await searchParams;
  const path = callbackPath(typeof callbackUrl === "string" ? callbackUrl : undefined);
  if ((await currentActor()).kind === "user") redirect(path);
  return <SignInForm path={path} />;
}
