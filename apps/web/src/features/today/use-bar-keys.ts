"use client";

import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";

/** The place of a link in the chart: its month, and 0 for all of it or else which genre. */
type Place = { column: number; part: number };

const steps: Record<string, Place> = {
  ArrowLeft: { column: -1, part: 0 },
  ArrowRight: { column: 1, part: 0 },
  ArrowUp: { column: 0, part: -1 },
  ArrowDown: { column: 0, part: 1 },
};

/** Lets the arrow keys go through the links of a chart, of which one is in the order of the Tab key. */
export function useBarKeys() {
  const chart = useRef<HTMLDivElement>(null);
  const [tabStop, setTabStop] = useState<Place>({ column: 0, part: 0 });

  const linksOf = (column: number) => [
    ...(chart.current?.querySelectorAll<HTMLElement>(`[data-column="${column}"]`) ?? []),
  ];

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const from = placeOf(event.target);
    if (!step || !from || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const links = linksOf(from.column + step.column);
    const here = links.findIndex((link) => placeOf(link)?.part === from.part);
    // Beside a genre that the next month has not, the month itself.
    const at = step.column === 0 ? here + step.part : Math.max(here, 0);
    links[at]?.focus();
  };

  const onFocus = (event: FocusEvent) => {
    const place = placeOf(event.target);
    if (place) setTabStop(place);
  };

  return { chart, tabStop, onKeyDown, onFocus };
}

function placeOf(target: EventTarget): Place | undefined {
  if (!(target instanceof HTMLElement) || target.dataset.column === undefined) return undefined;
  return { column: Number(target.dataset.column), part: Number(target.dataset.part) };
}
