"use client";

import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { readDays } from "@marquee/schemas/query-date";
import { inputClasses } from "@marquee/ui/field";
import { popupClasses } from "@marquee/ui/popup";
import { Select } from "@marquee/ui/select-field";
import { useSuggestionList } from "@marquee/ui/use-suggestion-list";
import { type KeyboardEvent, useState } from "react";
import { useReader } from "../../lib/reader";
import { typedDay } from "../movies/typed-day";
import { useSuggestions } from "../movies/use-suggestions";
import { valueChoices } from "./value-choices";
import { queryWords } from "./words";

type ValueProps = {
  field: MovieFieldMeta;
  label: string;
  value: string;
  /** Where it is told what is wrong with it. */
  errorId: string | undefined;
  onValue: (value: string) => void;
  onLeave: () => void;
};

/** A value of a condition, by the control that its field has. */
export function ValueField(props: ValueProps) {
  const { field, label, value, errorId, onValue, onLeave } = props;
  if (field.choices.length === 0) return <TypedValue {...props} />;
  return (
    <Select
      aria-label={label}
      aria-describedby={errorId}
      value={value}
      options={[
        { value: "", label: queryWords.builder.choose },
        ...field.choices.map((choice) => ({ value: choice, label: choice })),
      ]}
      onChange={({ target }) => onValue(target.value)}
      onBlur={onLeave}
      className="min-w-24 flex-1"
    />
  );
}

function TypedValue({ field, label, value, errorId, onValue, onLeave }: ValueProps) {
  const { today, locale } = useReader();
  const [isTouched, setTouched] = useState(false);
  const isSuggested = field.control === "combobox";
  const known = useSuggestions(field.name, value, isSuggested && isTouched);
  const choices = isSuggested
    ? known.map((suggestion) => ({ value: suggestion, detail: "" }))
    : valueChoices(field, value, today, false);
  const list = useSuggestionList(
    label,
    choices.map((choice) => choice.value),
    onValue,
  );
  const leave = () => {
    list.close();
    // A day as people say it, where it is none that a query knows.
    const day = field.kind === "date" && !readDays(value, today) && typedDay(value, today, locale);
    if (day) onValue(day);
    onLeave();
  };
  return (
    <span className="relative min-w-24 flex-1">
      <input
        {...list.inputProps}
        aria-label={label}
        aria-invalid={errorId !== undefined || undefined}
        aria-describedby={errorId}
        data-invalid={errorId === undefined ? undefined : ""}
        inputMode={field.kind === "integer" ? "numeric" : undefined}
        placeholder={field.kind === "date" ? queryWords.builder.dayHint : label}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => {
          setTouched(true);
          onValue(event.target.value);
          list.open();
        }}
        onClick={() => {
          setTouched(true);
          list.open();
        }}
        onKeyDown={(event: KeyboardEvent) => {
          setTouched(true);
          list.inputProps.onKeyDown(event);
        }}
        onBlur={leave}
        className={inputClasses}
      />
      {list.isOpen && (
        <div
          {...list.listProps}
          className={`${popupClasses} absolute inset-x-0 top-full z-20 mt-1 max-h-48 overflow-y-auto`}
        >
          {choices.map((choice, index) => (
            <div
              key={choice.value}
              {...list.optionProps(index)}
              className="flex min-h-7 cursor-default select-none items-baseline justify-between gap-3 rounded-sm px-2 py-1 hover:bg-ink/8 aria-selected:bg-ink/8 pointer-coarse:min-h-11 pointer-coarse:items-center"
            >
              <span className="truncate">{choice.value}</span>
              <span className="shrink-0 text-12 text-muted">{choice.detail}</span>
            </div>
          ))}
        </div>
      )}
    </span>
  );
}
