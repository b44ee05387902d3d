import "server-only";
import { headers } from "next/headers";
import { preferredLocale } from "../../lib/locale";
import { requireUser } from "../../lib/session";
import { Developers } from "./developers";

/** The reference of the API, which the browser asks the server for. */
export async function DevelopersPage() {
  await requireUser("/developers");
  return <Developers locale={preferredLocale((await headers()).get("accept-language"))} />;
}
