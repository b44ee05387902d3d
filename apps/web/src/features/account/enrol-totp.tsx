"use client";

import { ConfirmTotpInput, type TotpSecret } from "@marquee/schemas/account";
import { Button } from "@marquee/ui/button";
import { TextField } from "@marquee/ui/text-field";
import { toast } from "@marquee/ui/toast";
import { trpc } from "../../lib/trpc";
import { useEntryForm } from "../../lib/use-entry-form";
import { ProblemNote } from "../page/problem-note";
import { ShownOnce } from "../settings/shown-once";
import { QrCode } from "./qr-code";
import { accountWords } from "./words";

/** Hands the secret to an authenticator, and makes sure by a code that it has it. */
export function EnrolTotp({
  secret: { secret, uri },
  onEnrolled,
  onCancel,
}: {
  secret: TotpSecret;
  onEnrolled: (recoveryCodes: readonly string[]) => void;
  onCancel: () => void;
}) {
  const confirm = trpc.account.totp.confirm.useMutation();
  const { formProps, errorOf, problem, isPending } = useEntryForm({
    schema: ConfirmTotpInput,
    read: (form) => ({ code: form.get("code") }),
    send: (input) => confirm.mutateAsync(input),
    onDone: ({ recovery_codes }) => {
      toast(accountWords.turnedOn);
      onEnrolled(recovery_codes);
    },
  });
  return (
    <form {...formProps} className="flex max-w-sm flex-col gap-3">
      <p>{accountWords.scan}</p>
      <QrCode label={accountWords.qrCode} text={uri} />
      <ShownOnce label={accountWords.key} secret={secret} />
      <p>{accountWords.enter}</p>
      <ProblemNote failed={accountWords.notTurnedOn} problem={problem} />
      <TextField
        name="code"
        label={accountWords.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        error={errorOf("code", accountWords.code)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" isPending={isPending}>
          {accountWords.confirm}
        </Button>
        <Button onClick={onCancel}>{accountWords.cancelEnrolment}</Button>
      </div>
    </form>
  );
}
