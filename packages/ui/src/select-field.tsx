"use client";

import { Field as Base } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps, inputClasses } from "./field";

/** A field that takes one of a few values, by the browser's own list. */
export function SelectField({
  name,
  label,
  description,
  error,
  choices,
  isReadOnly,
  ...props
}: FieldProps &
  Omit<ComponentProps<"select">, keyof FieldProps | "className" | "disabled"> & {
    choices: readonly string[];
    isReadOnly: boolean;
  }) {
  return (
    <Field name={name} label={label} description={description} error={error}>
      <Base.Control
        render={
          <select
            {...props}
            disabled={isReadOnly}
            className={classNames(inputClasses, "enabled:border-edge enabled:bg-surface")}
          >
            <option value="" hidden />
            {choices.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </select>
        }
      />
    </Field>
  );
}
