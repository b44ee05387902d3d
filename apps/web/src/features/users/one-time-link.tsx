"use client";

import type { Invitation } from "@marquee/schemas/user";
import { Button } from "@marquee/ui/button";
import { formatInstant } from "../../lib/dates";
import { useReader } from "../../lib/reader";
import { useHold } from "../settings/panel-guard";
import { ShownOnce } from "../settings/shown-once";
import { settingsWords } from "../settings/words";
import { userWords } from "./words";

/** A link by which someone sets a password, to be handed to them. */
export function OneTimeLink({
  name,
  invitation,
  onKept,
  onOpen,
}: {
  name: string;
  invitation: Invitation;
  onKept: () => void;
  /** Opens the user, where they are not open already. */
  onOpen?: () => void;
}) {
  const { locale } = useReader();
  const letGo = useHold();
  const expires = formatInstant(invitation.expires_at, locale);
  const after = (act: () => void) => () => {
    letGo();
    act();
  };
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted">
        {userWords.linkHelp(expires)} {settingsWords.shownOnce}
      </p>
      <ShownOnce label={userWords.linkMade(name)} secret={invitation.url} autoFocus />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={after(onKept)}>
          {userWords.linkKept}
        </Button>
        {onOpen && <Button onClick={after(onOpen)}>{userWords.openUser(name)}</Button>}
      </div>
    </div>
  );
}
