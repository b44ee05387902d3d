"use client";

import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { Badge } from "@marquee/ui/badge";
import type { ReactNode } from "react";
import { formatDay } from "../../lib/dates";
import { useReader } from "../../lib/reader";
import { expiryOf } from "./expiry";

/** A field's value as it is read: in the table, and wherever two films are compared. */
export function FieldValue({
  field,
  value,
  isPlain = false,
}: {
  field: MovieFieldMeta;
  value: string | number | undefined;
  /** Without how near a day is. */
  isPlain?: boolean;
}): ReactNode {
  if (value === undefined || value === "" || isBlank(field, value)) return "—";
  if (field.control === "expiry" && !isPlain) return <DayAndDistance date={String(value)} />;
  if (field.kind === "date") return <Day date={String(value)} />;
  if (field.kind === "integer") return <span className="tabular-nums">{value}</span>;
  return value;
}

/** Whether a value only says that nothing is known. */
export function isBlank(field: MovieFieldMeta, value: string | number): boolean {
  return field.is_blank_by_default === true && value === field.default_value;
}

function Day({ date }: { date: string }) {
  const { locale } = useReader();
  return <span className="whitespace-nowrap tabular-nums">{formatDay(date, locale)}</span>;
}

function DayAndDistance({ date }: { date: string }) {
  const { locale, today } = useReader();
  const { tone, words } = expiryOf(date, today);
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="@min-[52rem]:min-w-[6.25rem] shrink-0 whitespace-nowrap text-ink tabular-nums narrow:min-w-0">
        {formatDay(date, locale)}
      </span>
      <span className="min-w-0 truncate text-12 text-muted">
        {tone === "later" ? words : <Badge tone={tone}>{words}</Badge>}
      </span>
    </span>
  );
}
