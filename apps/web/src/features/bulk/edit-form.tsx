"use client";

import { type MovieFieldMeta, movieRules } from "@marquee/schemas/movie";
import { movieFields } from "@marquee/schemas/movie-field";
import { SelectField } from "@marquee/ui/select-field";
import { SuggestionField } from "@marquee/ui/suggestion-field";
import { TextField } from "@marquee/ui/text-field";
import { type FormEvent, useState } from "react";
import { submitAtSave } from "../../lib/shortcuts";
import { DayField } from "../movies/day-field";
import { FieldValue } from "../movies/field-value";
import { errorText, typedValue } from "../movies/typed-value";
import { useSuggestions } from "../movies/use-suggestions";
import { FormEnd } from "./form-end";
import type { BulkEdit } from "./use-bulk";
import { bulkWords } from "./words";

const fields = movieFields.filter((field) => field.is_bulk_editable);
type Typed = Record<string, string>;

/** Which fields to set, and to what; what is left empty stays as it is. */
export function EditForm({
  isOne,
  isPending,
  onEdit,
  onCancel,
}: {
  isOne: boolean;
  isPending: boolean;
  onEdit: (edit: BulkEdit) => void;
  onCancel: () => void;
}) {
  const [typed, setTyped] = useState<Typed>({});
  const [errors, setErrors] = useState<Typed>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { set, wrong } = readSet(typed);
    setErrors(wrong);
    if (Object.keys(wrong).length === 0) onEdit({ set });
  };
  return (
    <form noValidate onSubmit={submit} onKeyDown={submitAtSave} className="flex flex-col gap-3">
      {fields.map((field) => (
        <SetField
          key={field.name}
          field={field}
          value={typed[field.name] ?? ""}
          error={errors[field.name]}
          onValue={(value) => setTyped({ ...typed, [field.name]: value })}
        />
      ))}
      <FormEnd
        action={isOne ? bulkWords.action.edit("1 film") : bulkWords.preview}
        isPending={isPending}
        onCancel={onCancel}
      />
    </form>
  );
}

/** What was typed as values of the fields, and what of it breaks which rule. */
function readSet(typed: Typed): { set: Record<string, unknown>; wrong: Typed } {
  const given = fields.filter(({ name }) => typed[name]?.trim());
  const [first] = fields;
  if (given.length === 0 && first)
    return { set: {}, wrong: { [first.name]: bulkWords.nothingSet } };
  const set: Record<string, unknown> = {};
  const wrong: Typed = {};
  for (const field of given) {
    const read = movieRules[field.name].safeParse(typedValue(field.name, typed[field.name]));
    if (read.success) set[field.name] = read.data;
    else wrong[field.name] = errorText(field, read.error.issues[0]?.message) ?? "";
  }
  return { set, wrong };
}

function SetField({
  field,
  value,
  error,
  onValue,
}: {
  field: MovieFieldMeta;
  value: string;
  error: string | undefined;
  onValue: (value: string) => void;
}) {
  const [isTouched, setTouched] = useState(false);
  const isSuggested = field.control === "combobox";
  const suggestions = useSuggestions(field.name, value, isSuggested && isTouched);
  const common = {
    name: field.name,
    label: field.label,
    description: bulkWords.unchanged,
    error,
    value,
  };
  if (isSuggested) {
    return (
      <SuggestionField
        {...common}
        suggestions={suggestions}
        onFocus={() => setTouched(true)}
        onValueChange={onValue}
      />
    );
  }
  if (field.kind === "date") {
    return (
      <DayField
        {...common}
        isReadOnly={false}
        described={(day) => <FieldValue field={field} value={day} />}
        onValue={onValue}
        onBlur={() => {}}
      />
    );
  }
  if (field.control === "choice") {
    return (
      <SelectField
        {...common}
        options={[
          { value: "", label: bulkWords.unchanged },
          ...field.choices.map((choice) => ({ value: choice, label: choice })),
        ]}
        onChange={(event) => onValue(event.target.value)}
      />
    );
  }
  return (
    <TextField
      {...common}
      inputMode={field.kind === "integer" ? "numeric" : undefined}
      autoComplete="off"
      onChange={(event) => onValue(event.target.value)}
    />
  );
}
