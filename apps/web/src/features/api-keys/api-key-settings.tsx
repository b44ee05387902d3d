"use client";

import { type ApiKey, UpdateApiKeyInput } from "@marquee/schemas/api-key";
import { Button } from "@marquee/ui/button";
import { TextField } from "@marquee/ui/text-field";
import { useEntryForm } from "../../lib/use-entry-form";
import { ProblemNote } from "../page/problem-note";
import { undoToast } from "../page/undo-toast";
import { LimitField } from "../settings/limit-field";
import { useApiKeyChanges } from "./use-api-keys";
import { keyWords } from "./words";

/** A key's name and limit. A change acts at once and can be undone. */
export function ApiKeySettings({ apiKey }: { apiKey: ApiKey }) {
  const { update } = useApiKeyChanges();
  const { id, name, rate_limit } = apiKey;
  const naming = useEntryForm({
    schema: UpdateApiKeyInput,
    read: (given) => ({ id, name: given.get("name") }),
    send: (input) => update.mutateAsync(input),
    onDone: (key) => undoToast(keyWords.renamed(key.name), () => update.mutateAsync({ id, name })),
  });
  const limiting = useEntryForm({
    schema: UpdateApiKeyInput,
    read: (given) => ({ id, rate_limit: LimitField.read(given) }),
    send: (input) => update.mutateAsync(input),
    onDone: () =>
      undoToast(keyWords.limitChanged(name), () => update.mutateAsync({ id, rate_limit })),
  });
  return (
    <div className="flex flex-col gap-3">
      <form {...naming.formProps} className="flex flex-col gap-2">
        <div className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <TextField
              key={name}
              name="name"
              label={keyWords.name}
              defaultValue={name}
              autoComplete="off"
              error={naming.errorOf("name", keyWords.name)}
            />
          </div>
          <Button type="submit" isPending={naming.isPending} className="mb-1">
            {keyWords.rename}
          </Button>
        </div>
        <ProblemNote problem={naming.problem} />
      </form>
      <LimitField form={limiting} limit={rate_limit} />
    </div>
  );
}
