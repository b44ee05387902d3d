"use client";

import type { Invitation, User } from "@marquee/schemas/user";
import { Button } from "@marquee/ui/button";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import { useRun } from "../../lib/use-run";
import { accountWords } from "../account/words";
import { ConfirmAction } from "../settings/confirm-action";
import { PanelSection } from "../settings/panel-section";
import { ProblemNote } from "../settings/problem-note";
import { undoToast } from "../settings/undo-toast";
import { OneTimeLink } from "./one-time-link";
import { useUserChanges } from "./use-users";
import { userWords } from "./words";

/** How a user gets in, and how they are kept out. One's own password and second factor are in the account. */
export function UserAccess({ user, isSelf }: { user: User; isSelf: boolean }) {
  const changes = useUserChanges();
  const [link, setLink] = useState<Invitation>();
  const { isPending, problem, run } = useRun();
  const { id, user: name } = user;
  const makeLink = () => run(async () => setLink(await changes.invite.mutateAsync({ id })));
  const enable = () =>
    run(async () => {
      await changes.update.mutateAsync({ id, disabled: false });
      const disable = () => changes.update.mutateAsync({ id, disabled: true });
      undoToast(userWords.enabled(name), disable);
    });

  return (
    <PanelSection title={userWords.access}>
      <ProblemNote problem={problem} />
      {isSelf && (
        <p className="text-muted">
          {userWords.ownAccess}{" "}
          <Link
            href="/settings/account"
            className="focus-ring rounded-sm text-accent underline underline-offset-2"
          >
            {accountWords.title}
          </Link>
          .
        </p>
      )}
      {link && <OneTimeLink name={name} invitation={link} />}
      <div className="flex flex-wrap gap-2">
        {!isSelf && !link && !user.disabled && (
          <Button isPending={isPending} onClick={() => void makeLink()}>
            {userWords.link(user)}
          </Button>
        )}
        {!user.disabled && (
          <ConfirmAction
            label={userWords.signOut}
            title={userWords.signOutTitle(name)}
            description={userWords.signOutWhy}
            action={userWords.signOutAction(name)}
            failed={userWords.notSignedOut}
            run={() => changes.signOut.mutateAsync({ id })}
            onDone={() => toast(userWords.signedOut(name))}
          />
        )}
        {!isSelf && user.is_totp_enrolled && (
          <ConfirmAction
            label={userWords.removeTotp}
            title={userWords.removeTotpTitle(name)}
            description={userWords.removeTotpWhy}
            action={userWords.removeTotpAction(name)}
            failed={userWords.notRemoved}
            run={() => changes.removeTotp.mutateAsync({ id })}
            onDone={() => toast(userWords.removedTotp(name))}
          />
        )}
        {user.disabled ? (
          <Button isPending={isPending} onClick={() => void enable()}>
            {userWords.enable(name)}
          </Button>
        ) : (
          <ConfirmAction
            label={userWords.disable}
            title={userWords.disableTitle(name)}
            description={userWords.disableWhy}
            action={userWords.disableAction(name)}
            failed={userWords.notDisabled}
            run={() => changes.update.mutateAsync({ id, disabled: true })}
            onDone={() => toast(userWords.disabled(name))}
          />
        )}
      </div>
    </PanelSection>
  );
}
