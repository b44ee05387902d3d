"use client";

import { Field as Base } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps, inputClasses } from "./field";

/** A field of one line. */
export function TextField({
  name,
  label,
  description,
  error,
  className,
  ...props
}: FieldProps &
  Omit<ComponentProps<typeof Base.Control>, keyof FieldProps | "className"> & {
    className?: string;
  }) {
  return (
    <Field name={name} label={label} description={description} error={error}>
      <Base.Control {...props} className={classNames(inputClasses, className)} />
    </Field>
  );
}
