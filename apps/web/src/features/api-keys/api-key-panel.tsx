"use client";

import type { ApiKey } from "@marquee/schemas/api-key";
import { CopyText } from "@marquee/ui/copy-text";
import { toast } from "@marquee/ui/toast";
import { formatInstant } from "../../lib/dates";
import { useReader } from "../../lib/reader";
import { ConfirmAction } from "../page/confirm-action";
import { Facts } from "../page/facts";
import { PanelSection } from "../page/panel-section";
import { When } from "../page/when";
import { doorWords } from "../page/words";
import { GuardedPanel } from "../settings/guarded-panel";
import { ApiKeySettings } from "./api-key-settings";
import { ApiKeyState } from "./api-key-table";
import { RotateApiKey } from "./rotate-api-key";
import { useApiKeyChanges } from "./use-api-keys";
import { keyRole, keyState, keyWords } from "./words";

/** One key: how it is called and limited, its secret, and its end. */
export function ApiKeyPanel({
  apiKey,
  origin,
  onClose,
}: {
  apiKey: ApiKey;
  origin: string;
  onClose: () => void;
}) {
  const { revoke } = useApiKeyChanges();
  const { now } = useReader();
  const { id, name } = apiKey;
  const state = keyState(apiKey, now);
  return (
    <GuardedPanel title={name} subtitle={keyRole(apiKey)} onClose={onClose}>
      {!apiKey.revoked_at && <ApiKeySettings apiKey={apiKey} />}
      {(state === "Works" || state === "Owner is disabled") && (
        <RotateApiKey apiKey={apiKey} origin={origin} />
      )}
      <PanelSection title={keyWords.record}>
        <ApiKeyFacts apiKey={apiKey} />
      </PanelSection>
      {!apiKey.revoked_at && (
        <div>
          <ConfirmAction
            label={keyWords.revoke}
            title={keyWords.revokeTitle(name)}
            description={keyWords.revokeWhy}
            action={keyWords.revokeAction(name)}
            failed={keyWords.notRevoked}
            run={() => revoke.mutateAsync({ id })}
            onDone={() => toast(keyWords.revoked(name))}
          />
        </div>
      )}
    </GuardedPanel>
  );
}

function ApiKeyFacts({ apiKey }: { apiKey: ApiKey }) {
  const { locale } = useReader();
  const { last_used_at, last_used_door, previous_secret_until, expires_at } = apiKey;
  return (
    <>
      <Facts
        facts={[
          [keyWords.state, <ApiKeyState key="state" apiKey={apiKey} />],
          [
            keyWords.lastUsed,
            last_used_at ? <When key="used" at={last_used_at} with="time" /> : keyWords.never,
          ],
          last_used_door ? [keyWords.lastDoor, doorWords[last_used_door]] : undefined,
          [
            keyWords.ends,
            expires_at ? <When key="ends" at={expires_at} with="time" /> : keyWords.endsNever,
          ],
          previous_secret_until
            ? [keyWords.overlap, <When key="overlap" at={previous_secret_until} with="time" />]
            : undefined,
          [keyWords.owner, apiKey.owner.name],
          [keyWords.added, formatInstant(apiKey.created_at, locale)],
        ]}
      />
      <CopyText label={keyWords.clientId} text={apiKey.id} />
    </>
  );
}
