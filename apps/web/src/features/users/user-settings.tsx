"use client";

import { type Role, roles } from "@marquee/schemas/actor";
import { UpdateUserInput, type User } from "@marquee/schemas/user";
import { Checkbox } from "@marquee/ui/choice";
import { SelectField } from "@marquee/ui/select-field";
import { useState } from "react";
import { useEntryForm } from "../../lib/use-entry-form";
import { useRun } from "../../lib/use-run";
import { ProblemNote } from "../page/problem-note";
import { undoToast } from "../page/undo-toast";
import { LimitField } from "../settings/limit-field";
import { useUserChanges } from "./use-users";
import { roleOptions, userWords } from "./words";

type Change = { role: Role } | { is_totp_required: boolean };

/** What may be changed of a user. All of it acts at once and can be undone. */
export function UserSettings({ user }: { user: User }) {
  const { update } = useUserChanges();
  const { problem, run } = useRun();
  /** What was chosen and is being saved; what stands is shown again where that fails. */
  const [chosen, setChosen] = useState<Change>();
  const { id } = user;
  const before = { role: user.role, is_totp_required: user.is_totp_required };
  const { role, is_totp_required } = { ...before, ...chosen };

  const change = async (to: Change, done: string) => {
    if (chosen) return;
    setChosen(to);
    await run(async () => {
      await update.mutateAsync({ id, ...to });
      undoToast(done, () => update.mutateAsync({ id, ...pick(before, to) }));
    });
    setChosen(undefined);
  };
  const changeRole = (to: Role) => change({ role: to }, userWords.roleChanged(user.user, to));
  const require = (isRequired: boolean) => {
    const done = isRequired ? userWords.totpRequired : userWords.totpOptional;
    return change({ is_totp_required: isRequired }, done(user.user));
  };

  return (
    <div className="relative flex flex-col gap-3" aria-busy={chosen !== undefined}>
      <p role="status" className="absolute top-0 right-0 text-12 text-muted">
        {chosen && <span className="animate-reveal">{userWords.saving}</span>}
      </p>
      <ProblemNote failed={userWords.notChanged} problem={problem} />
      <SelectField
        name="role"
        label={userWords.role}
        options={roleOptions}
        value={role}
        onChange={(event) => {
          const to = roles.find((known) => known === event.target.value);
          if (to) void changeRole(to);
        }}
      />
      <Checkbox
        label={userWords.requireTotp}
        description={userWords.requireTotpHelp}
        checked={is_totp_required}
        onChange={(event) => void require(event.target.checked)}
      />
      <UserLimit user={user} />
    </div>
  );
}

/** What was there of what a change changes. */
function pick(before: { role: Role; is_totp_required: boolean }, change: Change): Change {
  return "role" in change ? { role: before.role } : { is_totp_required: before.is_totp_required };
}

function UserLimit({ user }: { user: User }) {
  const { update } = useUserChanges();
  const { id, rate_limit } = user;
  const form = useEntryForm({
    schema: UpdateUserInput,
    read: (given) => ({ id, rate_limit: LimitField.read(given) }),
    send: (input) => update.mutateAsync(input),
    onDone: () =>
      undoToast(userWords.limitChanged(user.user), () => update.mutateAsync({ id, rate_limit })),
  });
  return <LimitField form={form} limit={rate_limit} />;
}
