"use client";

import { type AccountDetails, BeginTotpInput, type TotpSecret } from "@marquee/schemas/account";
import { Button } from "@marquee/ui/button";
import { TextField } from "@marquee/ui/text-field";
import { useState } from "react";
import { trpc } from "../../lib/trpc";
import { useEntryForm } from "../../lib/use-entry-form";
import { useRun } from "../../lib/use-run";
import { ProblemNote } from "../page/problem-note";
import { accountWords } from "./words";

/** A second factor that is off, and how it is begun: by the password first, where there is one. */
export function BeginFactor({
  account: { has_password: hasPassword, is_totp_required: isRequired },
  isBack,
  onBegun,
}: {
  account: AccountDetails;
  /** After something else, so that the focus is to be here again. */
  isBack: boolean;
  onBegun: (secret: TotpSecret) => void;
}) {
  const begin = trpc.account.totp.begin.useMutation();
  const { isPending, problem, run } = useRun();
  const [asked, setAsked] = useState<"not yet" | "now" | "no more">("not yet");
  const start = () =>
    hasPassword ? setAsked("now") : void run(async () => onBegun(await begin.mutateAsync({})));
  return (
    <>
      <p className="text-muted">{accountWords.factorOff}</p>
      <ProblemNote failed={accountWords.notBegun} problem={problem} />
      {asked === "now" ? (
        <PasswordFirst
          send={begin.mutateAsync}
          onBegun={onBegun}
          onCancel={() => setAsked("no more")}
        />
      ) : (
        <Button
          variant={isRequired ? "primary" : "secondary"}
          isPending={isPending}
          onClick={start}
          autoFocus={isBack || asked === "no more"}
          className="self-start"
        >
          {accountWords.begin}
        </Button>
      )}
    </>
  );
}

function PasswordFirst({
  send,
  onBegun,
  onCancel,
}: {
  send: (input: BeginTotpInput) => Promise<TotpSecret>;
  onBegun: (secret: TotpSecret) => void;
  onCancel: () => void;
}) {
  const { formProps, errorOf, problem, isPending } = useEntryForm({
    schema: BeginTotpInput,
    read: (form) => ({ password: form.get("password") }),
    send,
    onDone: onBegun,
  });
  return (
    <form {...formProps} className="flex max-w-sm flex-col gap-3">
      <ProblemNote failed={accountWords.notBegun} problem={problem} />
      <TextField
        name="password"
        label={accountWords.ownPassword}
        type="password"
        description={accountWords.ownPasswordWhy}
        autoComplete="current-password"
        autoFocus
        error={errorOf("password", accountWords.ownPassword)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" isPending={isPending}>
          {accountWords.begin}
        </Button>
        <Button onClick={onCancel}>{accountWords.cancel}</Button>
      </div>
    </form>
  );
}
