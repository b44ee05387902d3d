"use client";

import { movieField } from "@marquee/schemas/movie-field";
import { toast } from "@marquee/ui/toast";
import { useRouter } from "next/navigation";
import { problemOf } from "../../lib/request-problem";
import { trpc } from "../../lib/trpc";
import { useRefreshFilms } from "../change-sets/use-refresh-films";
import { useUndo } from "../change-sets/use-undo";
import { pathOf } from "../movies/catalogue-route";
import { changesBetween, movieOf } from "../movies/conflict";
import type { MovieCache } from "../movies/use-movie-cache";
import { type CellWrite, failureOf, withFailure, withoutWrite, withWrite } from "./cell-write";
import { changeUnsaved, isUnsavedShown, useUnsavedWrites } from "./unsaved-writes";
import { cellWords } from "./words";

/** The last save of each film that has one under way. They go on where their table has gone. */
const turns = new Map<string, Promise<void>>();

/** Which version of a film followed on which through saves made here. */
const followers = new Map<string, number>();

function presentVersion(id: string, version: number): number {
  const next = followers.get(`${id} ${version}`);
  return next === undefined ? version : presentVersion(id, next);
}

const drop = (write: CellWrite) => changeUnsaved((all) => withoutWrite(all, write));
const put = (write: CellWrite) => changeUnsaved((all) => withWrite(all, write));

/**
 * Saves changes of cells: those of one film one after the other, each from the version that the one before
 * made. One that fails stays until it is tried again or given up, and is told in a message where no table
 * shows it.
 */
export function useCellWrites(cache: MovieCache) {
  const writes = useUnsavedWrites();
  const { mutateAsync: update } = trpc.movie.update.useMutation();
  const { offer } = useUndo();
  const refresh = useRefreshFilms();
  const router = useRouter();

  const tellElsewhere = ({ film, field }: CellWrite, told: string) => {
    const onClick = () => router.push(pathOf({ kind: "list" }));
    const text = cellWords.unsavedOne(movieField(field).label, film.title, told);
    toast.error(text, { label: cellWords.show, onClick });
  };

  const send = async (write: CellWrite) => {
    const { film, field, value } = write;
    const version = presentVersion(film.id, film.version);
    const before = movieOf(film);
    try {
      const set = changesBetween(before, { ...before, [field]: value });
      const { movie, change_set } = await update({ id: film.id, version, set });
      // A save that changes nothing makes no version.
      if (movie.version > version) followers.set(`${film.id} ${version}`, movie.version);
      cache.put(movie);
      drop(write);
      offer(cellWords.saved(movie.title), change_set);
      // A table does it itself, once nothing is typed into it.
      if (!isUnsavedShown()) refresh();
    } catch (error) {
      const problem = problemOf(error);
      if (problem.current) cache.put(problem.current);
      // The answer to an earlier try was lost, or someone else thought the same.
      if (problem.current?.[field] === value) return void drop(write);
      const failure = failureOf(problem, film.title);
      const isKept = changeUnsaved((all) => withFailure(all, write, failure));
      if (isKept && !isUnsavedShown()) tellElsewhere(write, failure.told);
    }
  };

  const save = (write: CellWrite) => {
    put(write);
    const before = turns.get(write.film.id) ?? Promise.resolve();
    const turn = before.then(() => send(write));
    turns.set(write.film.id, turn);
    void turn.then(() => {
      if (turns.get(write.film.id) === turn) turns.delete(write.film.id);
    });
  };

  return {
    writes,
    /** Shows a change at once and saves it. */
    save,
    /** Keeps what was typed although it is no value. */
    keep: put,
    /** Goes back to what is saved. */
    giveUp: drop,
    /** Tries again; what can only be typed anew stays. */
    retry: (write: CellWrite) => {
      if (write.value !== undefined) save({ ...write, failure: undefined });
    },
  };
}
