"use client";

import type { AccountDetails } from "@marquee/schemas/account";
import { Button } from "@marquee/ui/button";
import { toast } from "@marquee/ui/toast";
import { trpc } from "../../lib/trpc";
import { ConfirmedForm } from "./confirmed-form";
import { accountWords } from "./words";

/** Fewer recovery codes than this are few. */
const fewCodes = 3;

/** What is being done to it. `isBack`: after something, so that the focus is to be here again. */
export type EnrolledStep = { name: "none"; isBack: boolean } | { name: "removing" | "renewing" };

/** A second factor that is on: its recovery codes, and its end. */
export function EnrolledFactor({
  account: { recovery_code_count: codes, has_password: hasPassword },
  step,
  setStep,
  onCodes,
  onRemoved,
}: {
  account: AccountDetails;
  step: EnrolledStep;
  setStep: (step: EnrolledStep) => void;
  onCodes: (codes: readonly string[]) => void;
  onRemoved: () => void;
}) {
  const form = { hasPassword, onCancel: () => setStep({ name: "none", isBack: true }) };
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
      {step.name === "renewing" && <RenewForm {...form} onCodes={onCodes} />}
      {step.name === "removing" && <RemoveForm {...form} onRemoved={onRemoved} />}
    </>
  );
}

type FormProps = { hasPassword: boolean; onCancel: () => void };

function RenewForm({
  onCodes,
  ...form
}: FormProps & { onCodes: (codes: readonly string[]) => void }) {
  const renew = trpc.account.totp.newRecoveryCodes.useMutation();
  return (
    <ConfirmedForm
      {...form}
      why={accountWords.newCodesWhy}
      action={accountWords.newCodes}
      failed={accountWords.notMade}
      send={renew.mutateAsync}
      onDone={({ recovery_codes }) => {
        toast(accountWords.madeCodes);
        onCodes(recovery_codes);
      }}
    />
  );
}

function RemoveForm({ onRemoved, ...form }: FormProps & { onRemoved: () => void }) {
  const remove = trpc.account.totp.remove.useMutation();
  return (
    <ConfirmedForm
      {...form}
      why={accountWords.removeWhy}
      action={accountWords.remove}
      failed={accountWords.notRemoved}
      send={remove.mutateAsync}
      onDone={() => {
        toast(accountWords.removed);
        onRemoved();
      }}
    />
  );
}
