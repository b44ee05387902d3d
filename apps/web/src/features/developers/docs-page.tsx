import "server-only";
import { buttonClasses } from "@marquee/ui/button-classes";
import { headers } from "next/headers";
import Link from "next/link";
import { homePath, signInPath } from "../../lib/callback-path";
import { preferredLocale } from "../../lib/locale";
import { currentActor } from "../../lib/session";
import { Developers } from "./developers";
import { developerWords } from "./words";

/** The same reference for anyone, as whom calls are tried once they are signed in. */
export async function DocsPage() {
  const locale = preferredLocale((await headers()).get("accept-language"));
  const isKnown = (await currentActor()).kind === "user";
  return (
    <main className="flex h-dvh bg-surface">
      <Developers
        locale={locale}
        actions={
          <Link href={isKnown ? homePath : signInPath("/docs")} className={buttonClasses()}>
            {isKnown ? developerWords.dashboard : developerWords.signIn}
          </Link>
        }
      />
    </main>
  );
}
