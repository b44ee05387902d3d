"use client";

import { fieldErrors } from "@marquee/schemas/service-error";
import { type FormEvent, useRef, useState } from "react";
import type { z } from "zod";
import type { RequestProblem } from "./request-problem";
import { submitAtSave } from "./shortcuts";
import { useRun } from "./use-run";

type Errors = RequestProblem["errors"];

/**
 * A form of a few fields: what is typed is read by the schema of the call it makes, and what the schema or
 * the server refuses is told beside the field of that name, which gets the focus.
 */
export function useEntryForm<Schema extends z.ZodType, Answer>({
  schema,
  read,
  send,
  onDone,
}: {
  schema: Schema;
  read: (form: FormData) => unknown;
  send: (input: z.output<Schema>) => Promise<Answer>;
  onDone: (answer: Answer, form: HTMLFormElement) => void;
}) {
  const [refused, setRefused] = useState<Errors>([]);
  const { isPending, problem, run, clear } = useRun();
  const form = useRef<HTMLFormElement>(null);
  const told = problem?.errors.length ? problem.errors : refused;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const input = schema.safeParse(read(new FormData(element)));
    const errors = input.success ? [] : fieldErrors(input.error);
    setRefused(errors);
    clear();
    if (!input.success) return focusField(element, errors);
    const answer = await run(async () => ({ it: await send(input.data) }));
    if (answer) onDone(answer.it, element);
    else requestAnimationFrame(() => focusInvalid(element));
  };
  return {
    isPending,
    /** What no field can be told of. */
    problem: problem?.errors.length ? undefined : problem,
    /** Why a field is refused, in a sentence that names it. */
    errorOf: (name: string, label: string) => {
      const error = told.find((one) => nameOf(one) === name);
      return error && `${label} ${error.detail}.`;
    },
    formProps: {
      ref: form,
      onSubmit: submit,
      onKeyDown: submitAtSave,
      noValidate: true,
      method: "post" as const,
    },
  };
}

function nameOf(error: Errors[number]): string {
  return "pointer" in error ? (error.pointer.split("/")[1] ?? "") : error.parameter;
}

function focusField(form: HTMLFormElement, [first]: Errors): void {
  const field = first && form.elements.namedItem(nameOf(first));
  if (field instanceof HTMLElement) field.focus();
}

function focusInvalid(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
}
