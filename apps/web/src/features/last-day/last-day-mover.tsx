"use client";

import type { MovieRecord } from "@marquee/schemas/movie-record";
import { Button } from "@marquee/ui/button";
import { type ReactNode, useRef, useState } from "react";
import { formatDay } from "../../lib/dates";
import { useCan, useReader } from "../../lib/reader";
import { ProblemNote } from "../page/problem-note";
import { pageWords } from "../page/words";
import { LastDayField } from "./last-day-field";
import { LastDayMenu } from "./last-day-menu";
import { type MoveLastDay, useMoveLastDay } from "./use-move-last-day";
import { lastDayWords } from "./words";

/**
 * A film's line, and the ways to move its last day beside it for those who may. What failed stays below the
 * line, with its reason and Retry.
 */
export function LastDayMover({
  movie,
  verb,
  onMoved,
  children,
}: {
  movie: MovieRecord;
  verb: string;
  onMoved: () => void;
  children: ReactNode;
}) {
  const canWrite = useCan("movie.write");
  const line = useRef<HTMLDivElement>(null);
  const [isTyping, setTyping] = useState(false);
  const mover = useMoveLastDay(movie, () => {
    setTyping(false);
    onMoved();
  });
  const leave = () => {
    setTyping(false);
    // The button comes back with the next drawing.
    requestAnimationFrame(() =>
      line.current?.querySelector<HTMLElement>("[data-last-day]")?.focus(),
    );
  };
  return (
    <div ref={line} className="flex flex-col gap-2">
      <div className="flex min-w-0 items-center gap-3">
        <div className="min-w-0 flex-1">{children}</div>
        {canWrite && !isTyping && (
          <LastDayMenu
            movie={movie}
            verb={verb}
            isPending={mover.isPending}
            onChoose={(day) => void mover.move(day)}
            onType={() => setTyping(true)}
          />
        )}
      </div>
      {isTyping && (
        <LastDayField
          movie={movie}
          isPending={mover.isPending}
          onSave={(day) => void mover.move(day)}
          onLeave={leave}
        />
      )}
      <MoveFailure mover={mover} />
    </div>
  );
}

function MoveFailure({ mover: { failure, isPending, move } }: { mover: MoveLastDay }) {
  const { locale } = useReader();
  if (!failure) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="min-w-0 flex-1">
        <ProblemNote
          failed={lastDayWords.notMoved(formatDay(failure.day, locale))}
          problem={failure.problem}
        />
      </div>
      <Button isPending={isPending} onClick={() => void move(failure.day)}>
        {pageWords.retry}
      </Button>
    </div>
  );
}
