"use client";

import { lowerRole, type Role, roles } from "@marquee/schemas/actor";
import { CreateApiKeyInput, type IssuedApiKey } from "@marquee/schemas/api-key";
import { Button } from "@marquee/ui/button";
import { SelectField } from "@marquee/ui/select-field";
import { TextField } from "@marquee/ui/text-field";
import { useState } from "react";
import { toast } from "sonner";
import { useEntryForm } from "../../lib/use-entry-form";
import { ProblemNote } from "../settings/problem-note";
import { SidePanel } from "../settings/side-panel";
import { roleWords } from "../users/words";
import { IssuedSecret } from "./issued-secret";
import { useApiKeyChanges } from "./use-api-keys";
import { keyWords } from "./words";

/** Makes a key, and shows its secret once. */
export function NewApiKeyPanel({
  maker,
  origin,
  onClose,
}: {
  maker: Role;
  origin: string;
  onClose: () => void;
}) {
  const [issued, setIssued] = useState<IssuedApiKey>();
  return (
    <SidePanel title={keyWords.newTitle} onClose={onClose}>
      {issued ? (
        <IssuedSecret issued={issued} origin={origin} onKept={onClose} />
      ) : (
        <NewApiKeyForm maker={maker} onIssued={setIssued} />
      )}
    </SidePanel>
  );
}

function NewApiKeyForm({
  maker,
  onIssued,
}: {
  maker: Role;
  onIssued: (issued: IssuedApiKey) => void;
}) {
  const { create } = useApiKeyChanges();
  const options = roles
    .filter((role) => lowerRole(role, maker) === role)
    .map((role) => ({ value: role, label: `${role}: ${roleWords[role]}` }));
  const { formProps, errorOf, problem, isPending } = useEntryForm({
    schema: CreateApiKeyInput,
    read: (given) => ({
      name: given.get("name"),
      role: given.get("role"),
      expires_at: given.get("expires_at") ? `${given.get("expires_at")}T23:59:59.999Z` : null,
    }),
    send: async (input) => ({ name: input.name, issued: await create.mutateAsync(input) }),
    onDone: ({ name, issued }) => {
      toast(keyWords.created(name));
      onIssued(issued);
    },
  });
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
        options={options}
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
