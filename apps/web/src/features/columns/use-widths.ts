"use client";

import type { ViewColumn } from "@marquee/schemas/view-column";
import { useState } from "react";
import { rememberPreference } from "../../lib/preferences";
import { formatWidths, parseWidths, type Widths } from "./widths";

export type SetWidth = (name: ViewColumn, width: number | undefined) => void;

/** The columns' widths in this browser; `served` are those that the server's page was made with. */
export function useWidths(served: string): [widths: Widths, setWidth: SetWidth] {
  const [widths, setWidths] = useState(() => parseWidths(served));
  return [
    widths,
    (name, width) => {
      const { [name]: _, ...others } = widths;
      const next = width === undefined ? others : { ...others, [name]: width };
      setWidths(next);
      rememberPreference("widths", formatWidths(next));
    },
  ];
}
