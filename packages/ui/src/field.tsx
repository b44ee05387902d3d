"use client";

import { Field as Base } from "@base-ui/react/field";
import type { ReactNode } from "react";

/** The look of everything that is typed into. Under a finger its text is 16 px: below that iOS zooms. */
export const inputClasses =
  "control-height w-full min-w-0 rounded-md border border-edge bg-surface px-2.5 text-13 text-ink transition-colors pointer-coarse:text-16 hover:border-ink/60 focus:border-ring focus:outline-1 focus:outline-ring data-invalid:border-danger data-invalid:focus:outline-danger read-only:border-line read-only:bg-canvas";

export type FieldProps = {
  name: string;
  label: string;
  description?: ReactNode;
  /** Why its value is refused; shown and told in place of the description. */
  error?: string | undefined;
};

/** A label, a control, and what is said of it, tied together. */
export function Field({
  name,
  label,
  description,
  error,
  children,
}: FieldProps & { children: ReactNode }) {
  return (
    <Base.Root name={name} invalid={Boolean(error)} className="flex flex-col gap-1">
      <Base.Label className="w-fit font-medium text-12 text-muted">{label}</Base.Label>
      {children}
      <div className={`text-12 ${description ? "min-h-4" : ""}`}>
        <Base.Error match={Boolean(error)} className="text-danger">
          {error}
        </Base.Error>
        {!error && description && (
          <Base.Description className="text-muted">{description}</Base.Description>
        )}
      </div>
    </Base.Root>
  );
}
