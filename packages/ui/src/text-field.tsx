"use client";

import { Field as Base } from "@base-ui/react/field";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps, inputClasses } from "./field";

/** A field of one line. */
export function TextField({
  name,
  label,
  description,
  error,
  end,
  className,
  ...props
}: FieldProps &
  Omit<ComponentProps<typeof Base.Control>, keyof FieldProps | "className"> & {
    className?: string;
    /** What stands in it at its end, one button wide. */
    end?: ReactNode;
  }) {
  return (
    <Field name={name} label={label} description={description} error={error}>
      <div className="relative">
        <Base.Control
          {...props}
          className={classNames(
            inputClasses,
            Boolean(end) && "pr-9 pointer-coarse:pr-11",
            className,
          )}
        />
        {end && <div className="absolute top-0 right-0">{end}</div>}
      </div>
    </Field>
  );
}
