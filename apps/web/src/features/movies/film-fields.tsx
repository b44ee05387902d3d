"use client";

import type { MovieField, MovieFieldMeta } from "@marquee/schemas/movie";
import { movieFields } from "@marquee/schemas/movie-field";
import { SelectField } from "@marquee/ui/select-field";
import { SuggestionField } from "@marquee/ui/suggestion-field";
import { TextField } from "@marquee/ui/text-field";
import { type ComponentProps, type ReactNode, useState } from "react";
import { useController } from "react-hook-form";
import { DayField } from "./day-field";
import { FieldValue } from "./field-value";
import { errorText, typedValue } from "./typed-value";
import type { FilmForm } from "./use-film-form";
import { useSuggestions } from "./use-suggestions";

type FieldProps = { form: FilmForm; field: MovieFieldMeta; isReadOnly: boolean };

/** A control for each field of a film, as its metadata asks. */
export function FilmFields({ form, isReadOnly }: { form: FilmForm; isReadOnly: boolean }) {
  return movieFields.map((field) => {
    const Control = controls[field.control];
    return <Control key={field.name} form={form} field={field} isReadOnly={isReadOnly} />;
  });
}

const controls: Record<MovieFieldMeta["control"], (props: FieldProps) => ReactNode> = {
  text: PlainField,
  number: NumberField,
  year: NumberField,
  date: DateField,
  expiry: DateField,
  combobox: SuggestedField,
  choice: ChoiceField,
};

function PlainField({
  form,
  field,
  isReadOnly,
  ...props
}: FieldProps & Omit<Partial<ComponentProps<typeof TextField>>, keyof FieldProps>) {
  const { name, label, example } = field;
  return (
    <TextField
      description={field.description}
      placeholder={String(example)}
      {...props}
      {...form.register(name, { setValueAs: (typed) => typedValue(name, typed) })}
      label={label}
      error={useError(form, field)}
      readOnly={isReadOnly}
      autoComplete="off"
    />
  );
}

function NumberField(props: FieldProps) {
  return <PlainField {...props} inputMode="numeric" className="tabular-nums" />;
}

function DateField({ form, field, isReadOnly }: FieldProps) {
  const { name, label, description } = field;
  const { field: control } = useController({ control: form.control, name });
  return (
    <DayField
      ref={control.ref}
      name={name}
      label={label}
      description={description}
      error={useError(form, field)}
      value={String(control.value ?? "")}
      isReadOnly={isReadOnly}
      described={(day) => <FieldValue field={field} value={day} />}
      onValue={control.onChange}
      onBlur={control.onBlur}
    />
  );
}

function ChoiceField({ form, field, isReadOnly }: FieldProps) {
  return (
    <SelectField
      {...form.register(field.name)}
      label={field.label}
      description={field.description}
      error={useError(form, field)}
      options={field.choices.map((choice) => ({ value: choice, label: choice }))}
      isOpen
      isReadOnly={isReadOnly}
    />
  );
}

function SuggestedField({ form, field, isReadOnly }: FieldProps) {
  const { name, label, description } = field;
  const { field: control } = useController({ control: form.control, name });
  const [isTouched, setTouched] = useState(false);
  const text = String(control.value ?? "");
  return (
    <SuggestionField
      ref={control.ref}
      name={name}
      label={label}
      description={description}
      error={useError(form, field)}
      value={text}
      onValueChange={(typed) => {
        setTouched(true);
        control.onChange(typedValue(name, typed));
      }}
      onFocus={() => setTouched(true)}
      onBlur={control.onBlur}
      suggestions={useSuggestions(name, isTouched && isChanged(form, name) ? text : "", isTouched)}
      isReadOnly={isReadOnly}
    />
  );
}

function isChanged(form: FilmForm, name: MovieField): boolean {
  return form.getFieldState(name).isDirty;
}

function useError(form: FilmForm, field: MovieFieldMeta): string | undefined {
  return errorText(field, form.formState.errors[field.name]?.message);
}
