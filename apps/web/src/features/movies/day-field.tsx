"use client";

import { addDays, addMonths, endOfMonth } from "@marquee/schemas/calendar";
import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { IconButton } from "@marquee/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@marquee/ui/menu";
import { TextField } from "@marquee/ui/text-field";
import { CalendarDays } from "lucide-react";
import { type ReactNode, type Ref, useRef, useState } from "react";
import { useReader } from "../../lib/reader";
import { typedDay } from "./typed-day";
import { movieWords } from "./words";

const words = movieWords.day;

/**
 * A day, typed as people say it or chosen. `onValue` is given the day, or the text where it is none yet;
 * `described` says what a day means.
 */
export function DayField({
  ref,
  name,
  label,
  description,
  error,
  value,
  isReadOnly,
  described,
  onValue,
  onBlur,
}: {
  ref?: Ref<HTMLInputElement>;
  name: string;
  label: string;
  description?: ReactNode;
  error: string | undefined;
  value: string;
  isReadOnly: boolean;
  described: (day: CalendarDate) => ReactNode;
  onValue: (value: string) => void;
  onBlur: () => void;
}) {
  const { today, locale } = useReader();
  const [typed, setTyped] = useState<string>();
  // What was typed counts as long as it means the value: another one has come from elsewhere.
  const isTyped = typed !== undefined && (typedDay(typed, today, locale) ?? typed) === value;
  const day = value === "" ? undefined : typedDay(value, today, locale);
  return (
    <TextField
      ref={ref}
      name={name}
      label={label}
      value={isTyped ? typed : value}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        onValue(typedDay(text, today, locale) ?? text);
      }}
      onBlur={() => {
        setTyped(undefined);
        onBlur();
      }}
      description={day ? described(day) : value === "" ? description : words.notADay}
      error={error}
      placeholder={words.placeholder}
      readOnly={isReadOnly}
      autoComplete="off"
      spellCheck={false}
      className="tabular-nums"
      end={!isReadOnly && <DayMenu day={day} onDay={onValue} />}
    />
  );
}

/** Days that are often wanted, and the browser's own calendar for all others. */
function DayMenu({
  day,
  onDay,
}: {
  day: CalendarDate | undefined;
  onDay: (day: CalendarDate) => void;
}) {
  const { today } = useReader();
  const calendar = useRef<HTMLInputElement>(null);
  const choices = [
    { label: words.endOfMonth, day: endOfMonth(today) },
    ...[30, 90].map((days) => ({ label: words.inDays(days), day: addDays(today, days) })),
    { label: words.inAYear, day: addMonths(today, 12) },
  ];
  return (
    <>
      <Menu trigger={<IconButton label={words.choose} icon={CalendarDays} />}>
        {choices.map((choice) => (
          <MenuItem key={choice.label} onSelect={() => choice.day && onDay(choice.day)}>
            {choice.label}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem onSelect={() => calendar.current?.showPicker()}>{words.calendar}</MenuItem>
      </Menu>
      <input
        ref={calendar}
        type="date"
        max="9999-12-31"
        tabIndex={-1}
        aria-hidden
        value={day ?? ""}
        onChange={(event) => event.target.value && onDay(event.target.value)}
        className="pointer-events-none absolute right-0 bottom-0 size-px opacity-0"
      />
    </>
  );
}
