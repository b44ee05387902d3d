"use client";

import { Field as Base } from "@base-ui/react/field";
import type { Ref } from "react";
import { Field, type FieldProps, inputClasses } from "./field";
import { popupClasses } from "./popup";
import { useSuggestionList } from "./use-suggestion-list";

export type SuggestionFieldProps = FieldProps & {
  value: string;
  onValueChange: (value: string) => void;
  suggestions: readonly string[];
  onFocus?: () => void;
  onBlur?: () => void;
  isReadOnly?: boolean;
  ref?: Ref<HTMLInputElement>;
};

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
}: SuggestionFieldProps) {
  const list = useSuggestionList(field.label, isReadOnly ? [] : suggestions, onValueChange);
  return (
    <Field {...field}>
      <div className="relative">
        <Base.Control
          {...list.inputProps}
          ref={ref}
          value={value}
          onChange={(event) => {
            onValueChange(event.target.value);
            list.open();
          }}
          onClick={list.open}
          onFocus={onFocus}
          onBlur={() => {
            list.close();
            onBlur?.();
          }}
          readOnly={isReadOnly}
          autoComplete="off"
          className={inputClasses}
        />
        {list.isOpen && (
          <div
            {...list.listProps}
            className={`${popupClasses} absolute inset-x-0 top-full z-20 mt-1 max-h-56 overflow-y-auto`}
          >
            {suggestions.map((suggestion, index) => (
              <div
                key={suggestion}
                {...list.optionProps(index)}
                className="flex min-h-7 cursor-default select-none items-center rounded-sm px-2 py-1 hover:bg-ink/8 aria-selected:bg-ink/8 pointer-coarse:min-h-11"
              >
                {suggestion}
              </div>
            ))}
          </div>
        )}
      </div>
    </Field>
  );
}
