"use client";

import type { CalendarDate } from "@marquee/schemas/calendar-date";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { Button } from "@marquee/ui/button";
import { TextField } from "@marquee/ui/text-field";
import { useState } from "react";
import { formatDay } from "../../lib/dates";
import { useReader } from "../../lib/reader";
import { typedDay } from "../movies/typed-day";
import { lastDayWords } from "./words";

/** A day typed for a film, with the day it means below it. Enter saves, Esc leaves. */
export function LastDayField({
  movie,
  isPending,
  onSave,
  onLeave,
}: {
  movie: MovieRecord;
  isPending: boolean;
  onSave: (day: CalendarDate) => void;
  onLeave: () => void;
}) {
  const { locale, today } = useReader();
  const [text, setText] = useState("");
  const [isRefused, setRefused] = useState(false);
  const day = typedDay(text, today, locale);
  const isSame = day === movie.expiry_date;
  const error = isSame ? lastDayWords.sameDay : lastDayWords.notADay;
  return (
    <form
      className="flex w-full flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (day === undefined || isSame) setRefused(true);
        else onSave(day);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onLeave();
      }}
    >
      <div className="min-w-40 flex-1">
        <TextField
          name="expiry_date"
          label={lastDayWords.field(movie.title)}
          description={day ? formatDay(day, locale) : lastDayWords.hint}
          error={isRefused && (day === undefined || isSame) ? error : undefined}
          autoComplete="off"
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className="flex gap-2 pt-5">
        <Button type="submit" variant="primary" isPending={isPending}>
          {lastDayWords.save}
        </Button>
        <Button onClick={onLeave}>{lastDayWords.cancel}</Button>
      </div>
    </form>
  );
}
