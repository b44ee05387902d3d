"use client";

import { type Role, roles } from "@marquee/schemas/actor";
import { UpdateUserInput, type User } from "@marquee/schemas/user";
import { Checkbox } from "@marquee/ui/choice";
import { SelectField } from "@marquee/ui/select-field";
import { useEntryForm } from "../../lib/use-entry-form";
import { useRun } from "../../lib/use-run";
import { LimitField } from "../settings/limit-field";
import { ProblemNote } from "../settings/problem-note";
import { undoToast } from "../settings/undo-toast";
import { useUserChanges } from "./use-users";
import { roleWords, userWords } from "./words";

export const roleOptions = roles.map((role) => ({
  value: role,
  label: `${role}: ${roleWords[role]}`,
}));

/** What may be changed of a user. All of it acts at once and can be undone. */
export function UserSettings({ user }: { user: User }) {
  const { update } = useUserChanges();
  const { isPending, problem, run } = useRun();
  const { id, role, is_totp_required } = user;

  const changeRole = (to: Role) =>
    run(async () => {
      await update.mutateAsync({ id, role: to });
      undoToast(userWords.roleChanged(user.user, to), () => update.mutateAsync({ id, role }));
    });
  const require = (isRequired: boolean) =>
    run(async () => {
      await update.mutateAsync({ id, is_totp_required: isRequired });
      const done = isRequired ? userWords.totpRequired : userWords.totpOptional;
      undoToast(done(user.user), () => update.mutateAsync({ id, is_totp_required }));
    });

  return (
    <div className="flex flex-col gap-3" aria-busy={isPending}>
      <ProblemNote failed={userWords.notChanged} problem={problem} />
      <SelectField
        name="role"
        label={userWords.role}
        options={roleOptions}
        value={role}
        onChange={(event) => {
          const chosen = roles.find((known) => known === event.target.value);
          if (chosen) void changeRole(chosen);
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
  return <LimitField key={rate_limit} form={form} limit={rate_limit} />;
}
