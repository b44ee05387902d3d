"use client";

import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { type Month, monthOf } from "../../lib/months";
import { useReader } from "../../lib/reader";
import { type FirstWeekday, movedByKey } from "./calendar-days";

/**
 * Which day of the grid the Tab key reaches, and the keys that lead to others, also into other months. It is
 * the last one that had the focus, or the one that is open, or today, or the first of the month.
 */
export function useDayCursor({
  month,
  open,
  firstWeekday,
  onMonth,
}: {
  month: Month;
  open: CalendarDate | undefined;
  firstWeekday: FirstWeekday;
  onMonth: (month: Month) => void;
}) {
  const { today } = useReader();
  const grid = useRef<HTMLTableElement>(null);
  const ledTo = useRef<CalendarDate>(undefined);
  const [focused, setFocused] = useState<CalendarDate>();
  const known = [focused, open, today].find((day) => day !== undefined && monthOf(day) === month);

  // With each drawing: the day may be in a month that is still to be drawn.
  useEffect(() => {
    const day = ledTo.current;
    if (day === undefined || monthOf(day) !== month) return;
    ledTo.current = undefined;
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  });

  /** Gives the focus to a day, as soon as its month is there. */
  const lead = (day: CalendarDate) => {
    ledTo.current = day;
    setFocused(day);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const from = dayOf(event.target);
    if (from === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const day = movedByKey(event, from, firstWeekday);
    if (day === undefined) return;
    event.preventDefault();
    lead(day);
    if (monthOf(day) !== month) onMonth(monthOf(day));
  };

  const onFocus = (event: FocusEvent) => {
    const day = dayOf(event.target);
    if (day !== undefined) setFocused(day);
  };

  return { grid, cursor: known ?? `${month}-01`, lead, onKeyDown, onFocus };
}

export type DayCursor = ReturnType<typeof useDayCursor>;

function dayOf(target: EventTarget): CalendarDate | undefined {
  return target instanceof HTMLElement ? target.dataset.day : undefined;
}
