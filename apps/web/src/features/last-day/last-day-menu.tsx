"use client";

import type { CalendarDate } from "@marquee/schemas/calendar-date";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { Button } from "@marquee/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@marquee/ui/menu";
import { ChevronDown } from "lucide-react";
import { formatDay } from "../../lib/dates";
import { useReader } from "../../lib/reader";
import { lastDayChoices } from "./last-day-choices";
import { lastDayWords } from "./words";

/** The days to which a film can be moved, each shown, and the way to type another. */
export function LastDayMenu({
  movie,
  verb,
  isPending,
  onChoose,
  onType,
}: {
  movie: MovieRecord;
  verb: string;
  isPending: boolean;
  onChoose: (day: CalendarDate) => void;
  onType: () => void;
}) {
  const { locale } = useReader();
  return (
    <Menu
      trigger={
        <Button
          data-last-day={movie.id}
          isPending={isPending}
          aria-label={lastDayWords.actOn(verb, movie.title)}
        >
          {verb}
          <ChevronDown aria-hidden size={14} className="text-muted" />
        </Button>
      }
    >
      {lastDayChoices(movie.expiry_date).map(({ label, day }) => (
        <MenuItem key={label} onSelect={() => onChoose(day)}>
          <span className="flex-1 whitespace-nowrap">{label}</span>
          <span className="whitespace-nowrap pl-4 text-muted tabular-nums">
            {formatDay(day, locale)}
          </span>
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={onType}>{lastDayWords.typeADay}</MenuItem>
    </Menu>
  );
}
