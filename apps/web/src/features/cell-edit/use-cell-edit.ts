"use client";

import type { MovieField, MovieFieldMeta } from "@marquee/schemas/movie";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useCan } from "../../lib/reader";
import { useLeaveGuard } from "../../lib/use-leave-guard";
import { useRefreshFilms } from "../change-sets/use-refresh-films";
import type { Column } from "../columns/columns";
import { keepDraft } from "../movies/draft";
import type { MovieCache } from "../movies/use-movie-cache";
import { type CellWrite, type FilmWrites, failedWrites, hasPending } from "./cell-write";
import { type CellStep, editablePlace } from "./editable-place";
import type { Reading } from "./read-typed";
import { typedText } from "./typed-text";
import { useCellWrites } from "./use-cell-writes";

/** The cell that is being typed into. */
type Editing = { film: MovieRecord; field: MovieFieldMeta; typed: string };

export type CellOutcome = { typed: string; reading: Reading; step: CellStep };

/** What a row needs to show of the changes in it. */
export type RowEdit = {
  editing: Editing | undefined;
  writes: FilmWrites;
  /** The failure that is told although nothing points at its cell. */
  toldWrite: CellWrite | undefined;
  /** What was typed, and where to go; undefined: it is given up. */
  onDone: (outcome: CellOutcome | undefined) => void;
  onRetry: (write: CellWrite) => void;
  onCompare: (write: CellWrite) => void;
  onGiveUp: (write: CellWrite) => void;
};

export type CellEditOptions = {
  movies: readonly MovieRecord[];
  columns: readonly Column[];
  openId: string | undefined;
  cache: MovieCache;
  moveTo: (row: number, column: number, takesFocus?: boolean) => void;
  scrollTo: (row: number) => void;
  /** Opens a film instead, at a field where one is given. */
  onOpen: (row: number, field?: MovieField) => void;
  /** Whether there is room to type in the table. */
  hasRoom: () => boolean;
};

/** Changes films in the table: one cell at a time is typed into, any number is being saved. */
export function useCellEdit(options: CellEditOptions) {
  const { movies, columns, openId, cache, moveTo, scrollTo, onOpen, hasRoom } = options;
  const canWrite = useCan("movie.write");
  const [editing, setEditing] = useState<Editing>();
  const { writes, save, keep, giveUp, retry } = useCellWrites(cache);
  const failed = failedWrites(writes);
  const isPending = hasPending(writes);
  useLeaveGuard(editing !== undefined);
  useRefreshAfter(editing !== undefined || isPending);

  const begin = (row: number, column: number) => {
    const film = movies[row];
    const field = columns[column]?.field;
    if (!film) return;
    if (!field || !canWrite || !hasRoom()) return onOpen(row, field?.name);
    const typed = writes[film.id]?.[field.name]?.typed ?? typedText(field, film[field.name]);
    moveTo(row, column, false);
    scrollTo(row);
    setEditing({ film, field, typed });
  };

  const finish = (row: number, column: number, outcome: CellOutcome | undefined) => {
    if (!editing) return;
    const { film, field } = editing;
    setEditing(undefined);
    if (outcome) {
      const { typed, reading } = outcome;
      const before = writes[film.id]?.[field.name];
      const write = { film, field: field.name, typed, value: undefined, failure: undefined };
      if ("reason" in reading) {
        keep({ ...write, failure: { told: reading.reason, kind: "invalid" } });
      } else {
        const shown = before && !before.failure ? before.value : film[field.name];
        if (reading.value !== shown) save({ ...write, value: reading.value });
        else if (before?.failure) giveUp(before);
      }
    }
    const step = outcome?.step ?? "stay";
    if (step === "elsewhere") return;
    if (step === "down") return moveTo(row + 1, column);
    const next = editablePlace({ row, column }, step, columns, movies.length);
    if (next && step !== "stay") begin(next.row, next.column);
    else moveTo(row, column);
  };

  const compare = (row: number, write: CellWrite) => {
    const { film, field, value } = write;
    // Its panel begins with what was typed here; one that is open has a form of its own.
    if (film.id !== openId && value !== undefined) {
      keepDraft({ base: film, typed: { [field]: value }, at: new Date().toISOString() });
      giveUp(write);
    }
    onOpen(row);
  };

  const rowEdit = (film: MovieRecord, row: number): RowEdit | undefined => {
    const own = editing?.film.id === film.id ? editing : undefined;
    const ownWrites = writes[film.id];
    if (!own && !ownWrites) return undefined;
    return {
      editing: own,
      writes: ownWrites ?? {},
      toldWrite: editing ? undefined : failed.at(-1),
      onDone: (outcome) =>
        finish(
          row,
          columns.findIndex(({ field }) => field === own?.field),
          outcome,
        ),
      onRetry: retry,
      onCompare: (write) => compare(row, write),
      onGiveUp: giveUp,
    };
  };

  return {
    begin,
    rowEdit,
    failed,
    onRetryAll: () => failed.forEach(retry),
    onGiveUpAll: () => failed.forEach(giveUp),
    /** Gives up what failed in a cell; false where nothing did. */
    giveUpAt: (row: number, column: number): boolean => {
      const field = columns[column]?.field;
      const write = field && writes[movies[row]?.id ?? ""]?.[field.name];
      if (!write?.failure) return false;
      giveUp(write);
      return true;
    },
  };
}

/** Asks again for what the changes bear on once all is done, so that no row moves under the typing. */
function useRefreshAfter(isBusy: boolean): void {
  const refresh = useRefreshFilms();
  const wasBusy = useRef(false);
  const settle = useEffectEvent(() => {
    if (wasBusy.current && !isBusy) refresh();
    wasBusy.current = isBusy;
  });
  useEffect(() => settle(), [isBusy]);
}
