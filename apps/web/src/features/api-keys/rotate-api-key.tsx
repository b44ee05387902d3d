"use client";

import { type ApiKey, type IssuedApiKey, RotateApiKeyInput } from "@marquee/schemas/api-key";
import { Button } from "@marquee/ui/button";
import { SelectField } from "@marquee/ui/select-field";
import { toast } from "@marquee/ui/toast";
import { useState } from "react";
import { useEntryForm } from "../../lib/use-entry-form";
import { PanelSection } from "../page/panel-section";
import { ProblemNote } from "../page/problem-note";
import { IssuedSecret } from "./issued-secret";
import { useApiKeyChanges } from "./use-api-keys";
import { keyWords, overlaps } from "./words";

/** Gives a key another secret, and shows it once. */
export function RotateApiKey({ apiKey: { id, name }, origin }: { apiKey: ApiKey; origin: string }) {
  const { rotate } = useApiKeyChanges();
  const [issued, setIssued] = useState<IssuedApiKey>();
  const [hasKept, setKept] = useState(false);
  const keep = () => {
    setIssued(undefined);
    setKept(true);
  };
  const { formProps, errorOf, problem, isPending } = useEntryForm({
    schema: RotateApiKeyInput,
    read: (given) => ({ id, overlap_hours: Number(given.get("overlap_hours")) }),
    send: (input) => rotate.mutateAsync(input),
    onDone: (made) => {
      setIssued(made);
      toast(keyWords.rotated(name));
    },
  });
  return (
    <PanelSection title={keyWords.secret}>
      {issued ? (
        <IssuedSecret issued={issued} origin={origin} onKept={keep} />
      ) : (
        <form {...formProps} className="flex flex-col gap-3">
          <p className="text-muted">{keyWords.rotateWhy}</p>
          <SelectField
            name="overlap_hours"
            label={keyWords.overlapField}
            options={overlaps}
            defaultValue="24"
            error={errorOf("overlap_hours", keyWords.overlapField)}
          />
          <ProblemNote failed={keyWords.notRotated} problem={problem} />
          <Button type="submit" isPending={isPending} autoFocus={hasKept} className="self-start">
            {keyWords.rotate}
          </Button>
        </form>
      )}
    </PanelSection>
  );
}
