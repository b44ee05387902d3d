"use client";

import type { IssuedApiKey } from "@marquee/schemas/api-key";
import { Button } from "@marquee/ui/button";
import { useHold } from "../settings/panel-guard";
import { ShownOnce } from "../settings/shown-once";
import { settingsWords } from "../settings/words";
import { keyWords, tokenRequest } from "./words";

/** A key's secret, shown once, and what a program does with it. */
export function IssuedSecret({
  issued: { client_id, client_secret },
  origin,
  onKept,
}: {
  issued: IssuedApiKey;
  origin: string;
  onKept: () => void;
}) {
  const letGo = useHold();
  return (
    <div className="flex flex-col gap-2">
      <ShownOnce label={keyWords.clientId} secret={client_id} autoFocus />
      <ShownOnce label={keyWords.clientSecret} secret={client_secret} />
      <p className="text-muted">{settingsWords.shownOnce}</p>
      <p className="text-muted">{keyWords.howTo}</p>
      <ShownOnce label={keyWords.request} secret={tokenRequest(origin, client_id)} />
      <Button
        variant="primary"
        onClick={() => {
          letGo();
          onKept();
        }}
        className="self-start"
      >
        {keyWords.kept}
      </Button>
    </div>
  );
}
