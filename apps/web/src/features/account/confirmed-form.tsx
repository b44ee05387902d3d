"use client";

import { ConfirmedInput } from "@marquee/schemas/account";
import { Button } from "@marquee/ui/button";
import { TextField } from "@marquee/ui/text-field";
import { useEntryForm } from "../../lib/use-entry-form";
import { ProblemNote } from "../page/problem-note";
import { accountWords } from "./words";

/** Six digits are a code of an authenticator; no password is that short. */
const isCode = (typed: string) => /^\s*\d{3}\s?\d{3}\s*$/.test(typed);

/** Does something once it is shown that it is oneself who asks: by the password, or by a code. */
export function ConfirmedForm<Answer>({
  why,
  action,
  failed,
  hasPassword,
  send,
  onDone,
  onCancel,
}: {
  why: string;
  action: string;
  failed: string;
  hasPassword: boolean;
  send: (proof: ConfirmedInput) => Promise<Answer>;
  onDone: (answer: Answer) => void;
  onCancel: () => void;
}) {
  const label = hasPassword ? accountWords.proof : accountWords.proofOfCode;
  const { formProps, errorOf, problem, isPending } = useEntryForm({
    schema: ConfirmedInput,
    read: (form) => {
      const typed = String(form.get("proof"));
      return isCode(typed) || !hasPassword ? { code: typed } : { password: typed };
    },
    send,
    onDone,
  });
  return (
    <form {...formProps} className="flex max-w-sm flex-col gap-3">
      <ProblemNote failed={failed} problem={problem} />
      <TextField
        name="proof"
        label={label}
        type="password"
        description={why}
        autoComplete="current-password"
        autoFocus
        error={errorOf("password", label) ?? errorOf("code", label)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="danger" isPending={isPending}>
          {action}
        </Button>
        <Button onClick={onCancel}>{accountWords.cancel}</Button>
      </div>
    </form>
  );
}
