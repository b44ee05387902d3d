import "server-only";
import { headers } from "next/headers";
import { getServerConfig } from "../../lib/config";
import { preferredLocale } from "../../lib/locale";
import { PanelSection } from "../page/panel-section";
import { SettingsMain } from "../settings/settings-main";
import { SettingsPage } from "../settings/settings-page";
import { installationSettings, type SettingGroup } from "./installation-settings";
import { installationWords as words } from "./words";

/** What this installation runs with, to be read. */
export function InstallationPage() {
  return (
    <SettingsPage place="installation">
      {async () => {
        const locale = preferredLocale((await headers()).get("accept-language"));
        return (
          <SettingsMain title={words.title}>
            <div className="flex max-w-3xl flex-col gap-6 p-4">
              <p className="max-w-prose text-14 text-muted leading-5.5">{words.intro}</p>
              {installationSettings(getServerConfig(), locale).map((group) => (
                <Group key={group.title} {...group} />
              ))}
            </div>
          </SettingsMain>
        );
      }}
    </SettingsPage>
  );
}

function Group({ title, settings }: SettingGroup) {
  return (
    <PanelSection title={title} heading="h2">
      <dl className="flex flex-col rounded-md border border-line">
        {settings.map(({ name, value, variable }) => (
          <div
            key={variable}
            className="grid gap-x-4 gap-y-0.5 border-line border-b px-3 py-2 last:border-0 sm:grid-cols-[15rem_1fr_auto]"
          >
            <dt className="text-muted">{name}</dt>
            <dd className="wrap-anywhere">{value}</dd>
            <dd className="font-mono text-12 text-muted">{variable}</dd>
          </div>
        ))}
      </dl>
    </PanelSection>
  );
}
