import type { ReactNode } from "react";
import { PanelGuard } from "../../../features/settings/panel-guard";
import { SettingsNav } from "../../../features/settings/settings-nav";
import { currentActor } from "../../../lib/session";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  // As around it: the page sends whoever is unknown to sign in.
  if ((await currentActor()).kind !== "user") return children;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 max-md:flex-col">
      <SettingsNav />
      <PanelGuard>{children}</PanelGuard>
    </div>
  );
}
