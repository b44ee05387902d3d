"use client";

import { Field as Base } from "@base-ui/react/field";
import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps, inputClasses } from "./field";

export type SelectOption = { value: string; label: string };

type SelectProps = Omit<ComponentProps<"select">, "disabled"> & {
  options: readonly SelectOption[];
  /** No option is chosen by itself, and none need be. */
  isOpen?: boolean;
  isReadOnly?: boolean;
};

/** A field that takes one of a few values. The list is the browser's own, which every phone knows. */
export function SelectField({
  name,
  label,
  description,
  error,
  ...props
}: FieldProps & Omit<SelectProps, keyof FieldProps>) {
  return (
    <Field name={name} label={label} description={description} error={error}>
      <Shell>
        <Base.Control render={<Options {...props} />} className={look} />
      </Shell>
    </Field>
  );
}

/** The same in a row of controls: its label is heard, and shows as the first of its options. */
export function Select({ className, ...props }: SelectProps & { "aria-label": string }) {
  return (
    <Shell className={className}>
      <Options {...props} className={look} />
    </Shell>
  );
}

// To CSS a list is always read-only, and never where it is disabled.
const look = `${inputClasses.replaceAll("read-only:", "disabled:")} appearance-none truncate pr-8`;

function Options({ options, isOpen, isReadOnly, ...props }: SelectProps) {
  return (
    <select {...props} disabled={isReadOnly}>
      {isOpen && <option value="" hidden />}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function Shell({ className, children }: { className?: string | undefined; children: ReactNode }) {
  return (
    <span className={classNames("relative inline-flex min-w-0", className)}>
      {children}
      <ChevronDown
        aria-hidden
        size={14}
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
