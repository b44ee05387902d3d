"use client";

import type { User } from "@marquee/schemas/user";
import { toast } from "@marquee/ui/toast";
import Link from "next/link";
import { accountWords } from "../account/words";
import { ConfirmAction } from "../page/confirm-action";
import { PanelSection } from "../page/panel-section";
import { settingsPlaces } from "../settings/places";
import { EnableUser } from "./enable-user";
import { MakeLink } from "./make-link";
import { useUserChanges } from "./use-users";
import { userWords } from "./words";

/** How a user gets in, and how they are kept out. One's own password and second factor are in the account. */
export function UserAccess({ user, isSelf }: { user: User; isSelf: boolean }) {
  return (
    <PanelSection title={userWords.access}>
      {isSelf && <OwnAccess />}
      <div className="flex flex-wrap gap-2">
        {!isSelf && !user.disabled && <MakeLink user={user} />}
        {!user.disabled && <SignOutUser user={user} />}
        {!isSelf && user.is_totp_enrolled && <RemoveTotp user={user} />}
        {user.disabled ? <EnableUser user={user} /> : <DisableUser user={user} />}
      </div>
    </PanelSection>
  );
}

function OwnAccess() {
  return (
    <p className="text-muted">
      {userWords.ownAccess}{" "}
      <Link
        href={settingsPlaces.account.path}
        className="focus-ring rounded-sm text-accent underline underline-offset-2"
      >
        {accountWords.title}
      </Link>
      .
    </p>
  );
}

function SignOutUser({ user: { id, user: name } }: { user: User }) {
  const { signOut } = useUserChanges();
  return (
    <ConfirmAction
      label={userWords.signOut}
      title={userWords.signOutTitle(name)}
      description={userWords.signOutWhy}
      action={userWords.signOutAction(name)}
      failed={userWords.notSignedOut}
      run={() => signOut.mutateAsync({ id })}
      onDone={() => toast(userWords.signedOut(name))}
    />
  );
}

function RemoveTotp({ user: { id, user: name } }: { user: User }) {
  const { removeTotp } = useUserChanges();
  return (
    <ConfirmAction
      label={userWords.removeTotp}
      title={userWords.removeTotpTitle(name)}
      description={userWords.removeTotpWhy}
      action={userWords.removeTotpAction(name)}
      failed={userWords.notRemoved}
      run={() => removeTotp.mutateAsync({ id })}
      onDone={() => toast(userWords.removedTotp(name))}
    />
  );
}

function DisableUser({ user: { id, user: name } }: { user: User }) {
  const { update } = useUserChanges();
  return (
    <ConfirmAction
      label={userWords.disable}
      title={userWords.disableTitle(name)}
      description={userWords.disableWhy}
      action={userWords.disableAction(name)}
      failed={userWords.notDisabled}
      run={() => update.mutateAsync({ id, disabled: true })}
      onDone={() => toast(userWords.disabled(name))}
    />
  );
}
