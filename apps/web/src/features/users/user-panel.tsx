"use client";

import type { User } from "@marquee/schemas/user";
import { CopyText } from "@marquee/ui/copy-text";
import { formatInstant } from "../../lib/dates";
import { useReader } from "../../lib/reader";
import { factorState } from "../../lib/user-state";
import { Facts } from "../page/facts";
import { PanelSection } from "../page/panel-section";
import { When } from "../page/when";
import { GuardedPanel } from "../settings/guarded-panel";
import { UserAccess } from "./user-access";
import { UserSettings } from "./user-settings";
import { UserState } from "./user-table";
import { userWords } from "./words";

/** One user: what is known of them, what may be changed, and how they get in. */
export function UserPanel({
  user,
  isSelf,
  onClose,
}: {
  user: User;
  isSelf: boolean;
  onClose: () => void;
}) {
  return (
    <GuardedPanel
      title={user.user}
      subtitle={isSelf ? `${user.role} · ${userWords.you}` : user.role}
      onClose={onClose}
    >
      <UserSettings user={user} />
      <UserAccess user={user} isSelf={isSelf} />
      <PanelSection title={userWords.facts}>
        <UserFacts user={user} />
      </PanelSection>
    </GuardedPanel>
  );
}

function UserFacts({ user }: { user: User }) {
  const { locale } = useReader();
  return (
    <>
      <Facts
        facts={[
          [userWords.state, <UserState key="state" user={user} />],
          [userWords.secondFactor, factorState(user)],
          [userWords.lastSeen, timeOf(user.last_seen_at)],
          [userWords.lastSignIn, timeOf(user.last_sign_in_at)],
          user.identity_count > 0
            ? ([userWords.identities, String(user.identity_count)] as const)
            : undefined,
          [userWords.added, formatInstant(user.created_at, locale)],
        ]}
      />
      <CopyText label="Id" text={user.id} />
    </>
  );
}

function timeOf(at: string | null) {
  return at ? <When at={at} with="time" /> : userWords.never;
}
