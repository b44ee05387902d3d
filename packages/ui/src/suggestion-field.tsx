"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import type { Ref } from "react";
import { Field, type FieldProps, inputClasses } from "./field";
import { listItemClasses, popupClasses } from "./popup";

/** A field of free text that suggests values; the suggestions come from outside, already chosen. */
export function SuggestionField({
  value,
  onValueChange,
  suggestions,
  onFocus,
  onBlur,
  isReadOnly = false,
  ref,
  ...field
}: FieldProps & {
  value: string;
  onValueChange: (value: string) => void;
  suggestions: readonly string[];
  onFocus?: () => void;
  onBlur?: () => void;
  isReadOnly?: boolean;
  ref?: Ref<HTMLInputElement>;
}) {
  return (
    <Field {...field}>
      <Autocomplete.Root
        items={suggestions}
        mode="none"
        openOnInputClick
        readOnly={isReadOnly}
        value={value}
        // Esc leaves; it does not empty what was typed.
        onValueChange={(typed, { reason }) => reason !== "escape-key" && onValueChange(typed)}
      >
        <Autocomplete.Input
          ref={ref}
          onFocus={onFocus}
          onBlur={onBlur}
          autoComplete="off"
          className={inputClasses}
        />
        <Autocomplete.Portal>
          <Autocomplete.Positioner sideOffset={4} className="z-50">
            <Autocomplete.Popup
              className={`${popupClasses} max-h-[min(16rem,var(--available-height))] w-(--anchor-width) overflow-y-auto empty:hidden data-empty:hidden`}
            >
              <Autocomplete.List>
                {(suggestion: string) => (
                  <Autocomplete.Item
                    key={suggestion}
                    value={suggestion}
                    className={listItemClasses}
                  >
                    {suggestion}
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
    </Field>
  );
}
