"use client";

import type { AccountDetails, TotpSecret } from "@marquee/schemas/account";
import { useState } from "react";
import { trpc } from "../../lib/trpc";
import { BeginFactor } from "./begin-factor";
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
    <BeginFactor
      account={account}
      isBack={step.name === "none" && step.isBack}
      onBegun={(secret) => setStep({ name: "enrolling", secret })}
    />
  );
}
