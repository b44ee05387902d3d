"use client";

import type { CalendarDate } from "@marquee/schemas/calendar-date";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { useState } from "react";
import { formatDay } from "../../lib/dates";
import { useReader } from "../../lib/reader";
import { problemOf } from "../../lib/request-problem";
import { trpc } from "../../lib/trpc";
import { useRun } from "../../lib/use-run";
import { useRefreshFilms } from "../change-sets/use-refresh-films";
import { useUndo } from "../change-sets/use-undo";
import { lastDayWords } from "./words";

/**
 * Moves the last day of a film at once, and offers Undo. What fails keeps its reason and the day that was
 * wanted, until the next attempt; a film that someone else changed meanwhile is asked for again.
 */
export function useMoveLastDay(movie: MovieRecord, onMoved: () => void) {
  const { locale } = useReader();
  const { mutateAsync } = trpc.movie.update.useMutation();
  const { offer } = useUndo();
  const refresh = useRefreshFilms();
  const { run, isPending, problem } = useRun();
  const [wanted, setWanted] = useState<CalendarDate>();

  const move = async (day: CalendarDate): Promise<void> => {
    setWanted(day);
    const { id, version } = movie;
    const written = await run(async () => {
      try {
        return await mutateAsync({ id, version, set: { expiry_date: day } });
      } catch (error) {
        if (problemOf(error).code === "stale_version") refresh();
        throw error;
      }
    });
    if (!written) return;
    refresh();
    offer(lastDayWords.moved(movie.title, formatDay(day, locale)), written.change_set);
    onMoved();
  };

  return {
    isPending,
    move,
    failure: problem && wanted ? { problem, day: wanted } : undefined,
  };
}

export type MoveLastDay = ReturnType<typeof useMoveLastDay>;
