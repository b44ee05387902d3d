"use client";

import { type CreatedUser, CreateUserInput } from "@marquee/schemas/user";
import { Button } from "@marquee/ui/button";
import { SelectField } from "@marquee/ui/select-field";
import { TextField } from "@marquee/ui/text-field";
import { toast } from "@marquee/ui/toast";
import { useState } from "react";
import { useEntryForm } from "../../lib/use-entry-form";
import { ProblemNote } from "../page/problem-note";
import { GuardedPanel } from "../settings/guarded-panel";
import { OneTimeLink } from "./one-time-link";
import { useUserChanges } from "./use-users";
import { roleOptions, userWords } from "./words";

/** Makes a user, and shows the link by which they set a password. */
export function NewUserPanel({
  onClose,
  onOpen,
}: {
  onClose: () => void;
  onOpen: (id: string) => void;
}) {
  const [made, setMade] = useState<CreatedUser>();
  return (
    <GuardedPanel title={made?.user ?? userWords.newTitle} onClose={onClose}>
      {made?.invitation ? (
        <OneTimeLink
          name={made.user}
          invitation={made.invitation}
          onKept={onClose}
          onOpen={() => onOpen(made.id)}
        />
      ) : (
        <NewUserForm
          onMade={(user) => {
            toast(userWords.created(user.user));
            if (user.invitation) setMade(user);
            else onOpen(user.id);
          }}
        />
      )}
    </GuardedPanel>
  );
}

function NewUserForm({ onMade }: { onMade: (user: CreatedUser) => void }) {
  const { create } = useUserChanges();
  const { formProps, errorOf, problem, isPending } = useEntryForm({
    schema: CreateUserInput,
    read: (form) => ({
      user: form.get("user"),
      role: form.get("role"),
      password: form.get("password") || undefined,
    }),
    send: (input) => create.mutateAsync(input),
    onDone: (user, form) => {
      // It is not typed alone any more.
      form.reset();
      onMade(user);
    },
  });
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <ProblemNote failed={userWords.notAdded} problem={problem} />
      <TextField
        name="user"
        label={userWords.name}
        description={userWords.nameHelp}
        error={errorOf("user", userWords.name)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <SelectField
        name="role"
        label={userWords.role}
        options={roleOptions}
        defaultValue="viewer"
        error={errorOf("role", userWords.role)}
      />
      <TextField
        name="password"
        label={userWords.passwordOptional}
        type="password"
        description={userWords.passwordHelp}
        error={errorOf("password", userWords.password)}
        autoComplete="new-password"
      />
      <Button type="submit" variant="primary" isPending={isPending} className="self-start">
        {userWords.add}
      </Button>
    </form>
  );
}
