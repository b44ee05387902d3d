"use client";

import { ChangePasswordInput } from "@marquee/schemas/account";
import { Button } from "@marquee/ui/button";
import { TextField } from "@marquee/ui/text-field";
import { toast } from "@marquee/ui/toast";
import { trpc } from "../../lib/trpc";
import { useEntryForm } from "../../lib/use-entry-form";
import { ProblemNote } from "../page/problem-note";
import { accountWords } from "./words";

/** Sets another password, once the present one is shown to be known. */
export function PasswordForm({ user }: { user: string }) {
  const utils = trpc.useUtils();
  const change = trpc.account.changePassword.useMutation();
  const { formProps, errorOf, problem, isPending } = useEntryForm({
    schema: ChangePasswordInput,
    read: (form) => ({
      current_password: form.get("current_password"),
      password: form.get("password"),
    }),
    send: (input) => change.mutateAsync(input),
    onDone: (_, form) => {
      form.reset();
      toast(accountWords.passwordChanged);
      void utils.account.sessions.invalidate();
    },
  });
  return (
    <form {...formProps} className="flex max-w-sm flex-col gap-3">
      <ProblemNote failed={accountWords.notChanged} problem={problem} />
      {/* What a password manager keeps the password under. */}
      <input type="hidden" name="user" value={user} autoComplete="username" />
      <TextField
        name="current_password"
        label={accountWords.current}
        type="password"
        autoComplete="current-password"
        error={errorOf("current_password", accountWords.current)}
      />
      <TextField
        name="password"
        label={accountWords.next}
        type="password"
        description={accountWords.nextHelp}
        autoComplete="new-password"
        error={errorOf("password", accountWords.next)}
      />
      <Button type="submit" isPending={isPending} className="self-start">
        {accountWords.changePassword}
      </Button>
    </form>
  );
}
