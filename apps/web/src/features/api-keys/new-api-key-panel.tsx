"use client";

import { lowerRole, type Role } from "@marquee/schemas/actor";
import { CreateApiKeyInput, type IssuedApiKey } from "@marquee/schemas/api-key";
import { Button } from "@marquee/ui/button";
import { SelectField } from "@marquee/ui/select-field";
import { TextField } from "@marquee/ui/text-field";
import { toast } from "@marquee/ui/toast";
import { useState } from "react";
import { useEntryForm } from "../../lib/use-entry-form";
import { ProblemNote } from "../page/problem-note";
import { GuardedPanel } from "../settings/guarded-panel";
import { roleOptions } from "../users/words";
import { IssuedSecret } from "./issued-secret";
import { useApiKeyChanges } from "./use-api-keys";
import { keyWords } from "./words";

/** What was made, by the name it was given. */
type Made = { name: string; issued: IssuedApiKey };

/** Makes a key, and shows its secret once. */
export function NewApiKeyPanel({
  ownRole,
  origin,
  onClose,
}: {
  ownRole: Role;
  origin: string;
  onClose: () => void;
}) {
  const [made, setMade] = useState<Made>();
  return (
    <GuardedPanel title={made?.name ?? keyWords.newTitle} onClose={onClose}>
      {made ? (
        <IssuedSecret issued={made.issued} origin={origin} onKept={onClose} />
      ) : (
        <NewApiKeyForm ownRole={ownRole} onMade={setMade} />
      )}
    </GuardedPanel>
  );
}

function NewApiKeyForm({ ownRole, onMade }: { ownRole: Role; onMade: (made: Made) => void }) {
  const { formProps, errorOf, problem, isPending } = useNewApiKey(onMade);
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <ProblemNote failed={keyWords.notAdded} problem={problem} />
      <TextField
        name="name"
        label={keyWords.name}
        description={keyWords.nameHelp}
        error={errorOf("name", keyWords.name)}
        autoComplete="off"
      />
      <SelectField
        name="role"
        label={keyWords.role}
        description={keyWords.roleHelp}
        options={roleOptions.filter(({ value }) => lowerRole(value, ownRole) === value)}
        defaultValue="viewer"
        error={errorOf("role", keyWords.role)}
      />
      <TextField
        name="expires_at"
        label={keyWords.expires}
        type="date"
        description={keyWords.expiresHelp}
        error={errorOf("expires_at", keyWords.expires)}
      />
      <Button type="submit" variant="primary" isPending={isPending} className="self-start">
        {keyWords.add}
      </Button>
    </form>
  );
}

function useNewApiKey(onMade: (made: Made) => void) {
  const { create } = useApiKeyChanges();
  return useEntryForm({
    schema: CreateApiKeyInput,
    read: (given) => ({
      name: given.get("name"),
      role: given.get("role"),
      expires_at: given.get("expires_at") ? `${given.get("expires_at")}T23:59:59.999Z` : null,
    }),
    send: async (input) => ({ name: input.name, issued: await create.mutateAsync(input) }),
    onDone: (made) => {
      toast(keyWords.created(made.name));
      onMade(made);
    },
  });
}
