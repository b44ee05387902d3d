import { catalogueToday } from "@marquee/schemas/catalogue-day";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { Shell } from "../../features/shell/shell";
import { getServerConfig } from "../../lib/config";
import { preferredLocale } from "../../lib/locale";
import { readPreferences } from "../../lib/preferences";
import { ReaderProvider } from "../../lib/reader";
import { currentActor } from "../../lib/session";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  // The page knows where it is, and so it is the page that sends people to sign in and back.
  if (actor.kind !== "user") return children;
  const [asked, kept] = await Promise.all([headers(), cookies()]);
  return (
    <ReaderProvider
      id={actor.id}
      name={actor.name}
      role={actor.role}
      must_enrol={actor.must_enrol ?? false}
      locale={preferredLocale(asked.get("accept-language"))}
      today={catalogueToday()}
      now={Date.now()}
      catalogueTz={getServerConfig().catalogue_tz}
    >
      <Shell user={actor.name} rail={readPreferences((name) => kept.get(name)?.value).rail}>
        {children}
      </Shell>
    </ReaderProvider>
  );
}
