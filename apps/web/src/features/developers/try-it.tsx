"use client";

import { Button } from "@marquee/ui/button";
import { Field, inputClasses } from "@marquee/ui/field";
import { TextField } from "@marquee/ui/text-field";
import { useState } from "react";
import { useRefreshFilms } from "../change-sets/use-refresh-films";
import { PanelSection } from "../page/panel-section";
import { CallResult } from "./call-result";
import { isOpen, isWrite, type Operation, type Parameter } from "./openapi-document";
import { draftKey, draftProblems, firstDraft, type RequestDraft, requestOf } from "./request-draft";
import { typeOf } from "./schema-words";
import { useCall } from "./use-call";
import { useOpenApi } from "./use-openapi";
import { developerWords } from "./words";

/** A call of an operation from here, with what came of it. */
export function TryIt({ operation }: { operation: Operation }) {
  const { document } = useOpenApi();
  const [draft, setDraft] = useState(() => firstDraft(document, operation));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const { outcome, isPending, call, cancel } = useCall();
  const refresh = useRefreshFilms();
  const { parameters = [], method } = operation;

  const send = async () => {
    const found = draftProblems(operation, draft);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    const { target, init } = requestOf(operation, draft);
    const answer = await call(target, init, !isOpen(operation));
    if (answer?.headers.some(([name]) => name === "change-set")) refresh();
  };

  return (
    <PanelSection title={developerWords.tryIt}>
      <p className="max-w-prose text-muted">
        {developerWords.tryItWhy} {isWrite(operation) && developerWords.writes}
      </p>
      <form
        noValidate
        className="flex flex-col gap-3 rounded-md border border-line p-3"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div className="grid grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] gap-3">
          {parameters.map((parameter) => (
            <ParameterField
              key={draftKey(parameter)}
              parameter={parameter}
              draft={draft}
              problem={problems[draftKey(parameter)]}
              onChange={setDraft}
            />
          ))}
        </div>
        {draft.body !== undefined && (
          <Field name="body" label={developerWords.body} error={problems.body}>
            <textarea
              aria-label={developerWords.body}
              spellCheck={false}
              value={draft.body}
              onChange={(event) => setDraft({ ...draft, body: event.target.value })}
              className={`${inputClasses} h-auto min-h-32 resize-y py-2 font-mono text-12`}
            />
          </Field>
        )}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" isPending={isPending}>
            {developerWords.send(method)}
          </Button>
          {isPending && <Button onClick={cancel}>{developerWords.cancel}</Button>}
        </div>
      </form>
      {outcome && <CallResult outcome={outcome} />}
    </PanelSection>
  );
}

function ParameterField({
  parameter,
  draft,
  problem,
  onChange,
}: {
  parameter: Parameter;
  draft: RequestDraft;
  problem: string | undefined;
  onChange: (draft: RequestDraft) => void;
}) {
  const key = draftKey(parameter);
  const { name, required, schema, content } = parameter;
  return (
    <TextField
      name={key}
      label={required ? `${name} (${developerWords.required})` : name}
      error={problem}
      placeholder={content ? "JSON" : typeOf(schema ?? {})}
      autoComplete="off"
      spellCheck={false}
      value={draft.values[key] ?? ""}
      onChange={(event) =>
        onChange({ ...draft, values: { ...draft.values, [key]: event.target.value } })
      }
    />
  );
}
