"use client";

import type { AccountDetails, TotpSecret } from "@marquee/schemas/account";
import { Button } from "@marquee/ui/button";
import { useState } from "react";
import { toast } from "sonner";
import { trpc } from "../../lib/trpc";
import { useRun } from "../../lib/use-run";
import { ProblemNote } from "../settings/problem-note";
import { ConfirmedForm } from "./confirmed-form";
import { EnrolTotp } from "./enrol-totp";
import { RecoveryCodes } from "./recovery-codes";
import { accountWords } from "./words";

/** Fewer recovery codes than this are few. */
const fewCodes = 3;

type Step =
  /** `isBack`: after another step, so that the focus is to be here again. */
  | { name: "none"; isBack: boolean }
  | { name: "removing" | "renewing" }
  | { name: "enrolling"; secret: TotpSecret }
  | { name: "codes"; codes: readonly string[] };

/** The second factor: off and how to turn it on, or on with its recovery codes. */
export function SecondFactor({
  account,
  heldUpFrom,
}: {
  account: AccountDetails;
  heldUpFrom: string | undefined;
}) {
  const utils = trpc.useUtils();
  const begin = trpc.account.totp.begin.useMutation();
  const [step, setStep] = useState<Step>({ name: "none", isBack: false });
  const { isPending, problem, run } = useRun();
  const done = () => {
    setStep({ name: "none", isBack: true });
    void utils.account.get.invalidate();
  };
  const showCodes = (codes: readonly string[]) => {
    setStep({ name: "codes", codes });
    void utils.account.get.invalidate();
  };

  if (step.name === "codes" && heldUpFrom) {
    // A whole new page: of the one before hardly anything was theirs.
    const goOn = () => window.location.assign(heldUpFrom);
    return <RecoveryCodes codes={step.codes} kept={accountWords.codesKeptGoOn} onKept={goOn} />;
  }
  if (step.name === "codes") {
    return <RecoveryCodes codes={step.codes} kept={accountWords.codesKept} onKept={done} />;
  }
  if (step.name === "enrolling") {
    return <EnrolTotp secret={step.secret} onEnrolled={showCodes} onCancel={done} />;
  }
  if (account.is_totp_enrolled) {
    return <EnrolledFactor account={account} step={step} setStep={setStep} onDone={done} />;
  }
  return (
    <>
      <p className="text-muted">{accountWords.factorOff}</p>
      <ProblemNote failed={accountWords.notBegun} problem={problem} />
      <Button
        variant={account.is_totp_required ? "primary" : "secondary"}
        isPending={isPending}
        onClick={() =>
          void run(async () => {
            setStep({ name: "enrolling", secret: await begin.mutateAsync({}) });
          })
        }
        autoFocus={step.name === "none" && step.isBack}
        className="self-start"
      >
        {accountWords.begin}
      </Button>
    </>
  );
}

function EnrolledFactor({
  account,
  step,
  setStep,
  onDone,
}: {
  account: AccountDetails;
  step: Exclude<Step, { name: "enrolling" | "codes" }>;
  setStep: (step: Step) => void;
  onDone: () => void;
}) {
  const remove = trpc.account.totp.remove.useMutation();
  const renew = trpc.account.totp.newRecoveryCodes.useMutation();
  const cancel = () => setStep({ name: "none", isBack: true });
  const { recovery_code_count: codes, has_password } = account;
  return (
    <>
      <p>
        {accountWords.factorOn(codes)}{" "}
        {codes < fewCodes && <span className="text-soon">{accountWords.fewCodes}</span>}
      </p>
      {step.name === "none" && (
        <div className="flex flex-wrap gap-2">
          <Button autoFocus={step.isBack} onClick={() => setStep({ name: "renewing" })}>
            {accountWords.newCodes}
          </Button>
          <Button onClick={() => setStep({ name: "removing" })}>{accountWords.remove}</Button>
        </div>
      )}
      {step.name === "renewing" && (
        <ConfirmedForm
          why={accountWords.newCodesWhy}
          action={accountWords.newCodes}
          failed={accountWords.notMade}
          hasPassword={has_password}
          send={renew.mutateAsync}
          onDone={({ recovery_codes }) => {
            toast(accountWords.madeCodes);
            setStep({ name: "codes", codes: recovery_codes });
          }}
          onCancel={cancel}
        />
      )}
      {step.name === "removing" && (
        <ConfirmedForm
          why={accountWords.removeWhy}
          action={accountWords.remove}
          failed={accountWords.notRemoved}
          hasPassword={has_password}
          send={remove.mutateAsync}
          onDone={() => {
            toast(accountWords.removed);
            onDone();
          }}
          onCancel={cancel}
        />
      )}
    </>
  );
}
