"use client";

import { Button } from "@marquee/ui/button";
import { TextField } from "@marquee/ui/text-field";
import type { useEntryForm } from "../../lib/use-entry-form";
import { ProblemNote } from "../page/problem-note";
import { settingsWords } from "./words";

/** A caller's own limit of requests, and the button that saves it. */
export function LimitField({
  form: { formProps, errorOf, problem, isPending },
  limit,
}: {
  form: Pick<ReturnType<typeof useEntryForm>, "formProps" | "errorOf" | "problem" | "isPending">;
  limit: number | null;
}) {
  return (
    <form {...formProps} className="flex flex-col gap-2">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            key={limit}
            name="rate_limit"
            label={settingsWords.limit}
            defaultValue={limit ?? ""}
            inputMode="numeric"
            autoComplete="off"
            error={errorOf("rate_limit", settingsWords.limit)}
          />
        </div>
        <Button type="submit" isPending={isPending} className="mb-1">
          {settingsWords.saveLimit}
        </Button>
      </div>
      <p className="text-12 text-muted">{settingsWords.limitHelp}</p>
      <ProblemNote problem={problem} />
    </form>
  );
}

/** What is typed as a limit: nothing is null, digits are a number, and anything else is refused as it is. */
LimitField.read = (form: FormData): unknown => {
  const typed = String(form.get("rate_limit") ?? "").trim();
  if (typed === "") return null;
  return /^\d+$/.test(typed) ? Number(typed) : typed;
};
