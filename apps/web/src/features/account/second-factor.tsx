"use client";

import type { AccountDetails, TotpSecret } from "@marquee/schemas/account";
import { Button } from "@marquee/ui/button";
import { useState } from "react";
import { trpc } from "../../lib/trpc";
import { useRun } from "../../lib/use-run";
import { ProblemNote } from "../page/problem-note";
import { EnrolTotp } from "./enrol-totp";
import { EnrolledFactor, type EnrolledStep } from "./enrolled-factor";
import { RecoveryCodes } from "./recovery-codes";
import { accountWords } from "./words";

type Step =
  | EnrolledStep
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
  const [step, setStep] = useState<Step>({ name: "none", isBack: false });
  const enter = (next: Step) => {
    setStep(next);
    void utils.account.get.invalidate();
  };
  const done = () => enter({ name: "none", isBack: true });
  const showCodes = (codes: readonly string[]) => enter({ name: "codes", codes });

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
    const steps = { step, setStep, onCodes: showCodes, onRemoved: done };
    return <EnrolledFactor account={account} {...steps} />;
  }
  return (
    <FactorOff
      isRequired={account.is_totp_required}
      isBack={step.name === "none" && step.isBack}
      onBegun={(secret) => setStep({ name: "enrolling", secret })}
    />
  );
}

function FactorOff({
  isRequired,
  isBack,
  onBegun,
}: {
  isRequired: boolean;
  /** After something else, so that the focus is to be here again. */
  isBack: boolean;
  onBegun: (secret: TotpSecret) => void;
}) {
  const begin = trpc.account.totp.begin.useMutation();
  const { isPending, problem, run } = useRun();
  return (
    <>
      <p className="text-muted">{accountWords.factorOff}</p>
      <ProblemNote failed={accountWords.notBegun} problem={problem} />
      <Button
        variant={isRequired ? "primary" : "secondary"}
        isPending={isPending}
        onClick={() => void run(async () => onBegun(await begin.mutateAsync({})))}
        autoFocus={isBack}
        className="self-start"
      >
        {accountWords.begin}
      </Button>
    </>
  );
}
