"use client";

import { useRef, useState } from "react";
import { problemOf } from "../../lib/request-problem";
import { trpc } from "../../lib/trpc";
import { useUndo } from "../change-sets/use-undo";
import { changesBetween, movieOf } from "../movies/conflict";
import type { MovieCache } from "../movies/use-movie-cache";
import { type CellWrite, type CellWrites, failureOf, withoutWrite, withWrite } from "./cell-write";
import { cellWords } from "./words";

/**
 * Saves changes of cells: those of one film one after the other, each from the version that the one before
 * made. One that fails stays until it is tried again or given up.
 */
export function useCellWrites(cache: MovieCache) {
  const [writes, setWrites] = useState<CellWrites>({});
  const { mutateAsync: update } = trpc.movie.update.useMutation();
  const { offer } = useUndo();
  const turns = useRef(new Map<string, Promise<void>>());
  /** Which version followed on which through saves made here. */
  const followers = useRef(new Map<string, number>());

  const presentVersion = (id: string, version: number): number => {
    const next = followers.current.get(`${id} ${version}`);
    return next === undefined ? version : presentVersion(id, next);
  };

  const send = async (write: CellWrite) => {
    const { film, field, value } = write;
    const version = presentVersion(film.id, film.version);
    const before = movieOf(film);
    try {
      const set = changesBetween(before, { ...before, [field]: value });
      const { movie, change_set } = await update({ id: film.id, version, set });
      // A save that changes nothing makes no version.
      if (movie.version > version) followers.current.set(`${film.id} ${version}`, movie.version);
      cache.put(movie);
      setWrites((all) => withoutWrite(all, write));
      offer(cellWords.saved(movie.title), change_set);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.current) cache.put(problem.current);
      // The answer to an earlier try was lost, or someone else thought the same.
      if (problem.current?.[field] === value) return setWrites((all) => withoutWrite(all, write));
      setWrites((all) => {
        const isPresent = all[film.id]?.[field] === write;
        const failed = { ...write, failure: failureOf(problem, film.title) };
        return isPresent ? withWrite(withoutWrite(all, write), failed) : all;
      });
    }
  };

  const save = (write: CellWrite) => {
    setWrites((all) => withWrite(all, write));
    const before = turns.current.get(write.film.id) ?? Promise.resolve();
    const turn = before.then(() => send(write));
    turns.current.set(write.film.id, turn);
    void turn.then(() => {
      if (turns.current.get(write.film.id) === turn) turns.current.delete(write.film.id);
    });
  };

  return {
    writes,
    /** Shows a change at once and saves it. */
    save,
    /** Keeps what was typed although it is no value. */
    keep: (write: CellWrite) => setWrites((all) => withWrite(all, write)),
    /** Goes back to what is saved. */
    giveUp: (write: CellWrite) => setWrites((all) => withoutWrite(all, write)),
    /** Tries again; what can only be typed anew stays. */
    retry: (write: CellWrite) => {
      if (write.value !== undefined) save({ ...write, failure: undefined });
    },
  };
}
