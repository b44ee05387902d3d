"use client";

import type { Invitation } from "@marquee/schemas/user";
import { formatInstant } from "../../lib/dates";
import { useReader } from "../../lib/reader";
import { ShownOnce } from "../settings/shown-once";
import { settingsWords } from "../settings/words";
import { userWords } from "./words";

/** A link by which someone sets a password, to be handed to them. */
export function OneTimeLink({ name, invitation }: { name: string; invitation: Invitation }) {
  const { locale } = useReader();
  const expires = formatInstant(invitation.expires_at, locale);
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted">
        {userWords.linkHelp(expires)} {settingsWords.shownOnce}
      </p>
      <ShownOnce label={userWords.linkMade(name)} secret={invitation.url} autoFocus />
    </div>
  );
}
