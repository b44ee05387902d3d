import type { MovieField } from "@marquee/schemas/movie";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import type { RequestProblem } from "../../lib/request-problem";
import type { CellValue } from "./read-typed";
import { cellWords } from "./words";

/** A change of one cell that is not saved: on its way, or failed. */
export type CellWrite = {
  /** The film as it was when the change began. */
  film: MovieRecord;
  field: MovieField;
  /** As it was typed. */
  typed: string;
  /** What that means; undefined where it is no value of the field. */
  value: CellValue | undefined;
  failure: CellFailure | undefined;
};

export type CellFailure = {
  /** In a sentence or two, what became of it. */
  told: string;
  /** Someone changed the film since; `invalid` can only be typed anew. */
  kind: "passing" | "stale" | "invalid";
};

/** The changes of a film, by field. */
export type FilmWrites = { readonly [F in MovieField]?: CellWrite };

/** All changes that are not saved, by the film's id. */
export type CellWrites = Readonly<Record<string, FilmWrites>>;

/** With one change put in the place of what its cell had. */
export function withWrite(writes: CellWrites, write: CellWrite): CellWrites {
  const { film, field } = write;
  return { ...writes, [film.id]: { ...writes[film.id], [field]: write } };
}

/** Without one change, unless its cell has another one by now. */
export function withoutWrite(writes: CellWrites, write: CellWrite): CellWrites {
  const { film, field } = write;
  const known = writes[film.id];
  if (known?.[field] !== write) return writes;
  const { [field]: _, ...others } = known;
  const { [film.id]: __, ...rest } = writes;
  return Object.keys(others).length === 0 ? rest : { ...rest, [film.id]: others };
}

/** With what became of a change, unless its cell has another one by now. */
export function withFailure(
  writes: CellWrites,
  write: CellWrite,
  failure: CellFailure,
): CellWrites {
  const isPresent = writes[write.film.id]?.[write.field] === write;
  return isPresent ? withWrite(withoutWrite(writes, write), { ...write, failure }) : writes;
}

/** The changes that failed, in the order in which they began. */
export function failedWrites(writes: CellWrites): CellWrite[] {
  return Object.values(writes).flatMap((film) =>
    Object.values(film).filter((write) => write.failure !== undefined),
  );
}

/** Whether a change is on its way. */
export function hasPending(writes: CellWrites): boolean {
  return Object.values(writes).some((film) =>
    Object.values(film).some((write) => write.failure === undefined),
  );
}

/** What a failed call means for a change. */
export function failureOf({ code, reason, errors }: RequestProblem, title: string): CellFailure {
  if (code === "stale_version") return { told: cellWords.changed(title), kind: "stale" };
  const isInvalid = code === "invalid_input" || code === "duplicate_movie";
  const told = (isInvalid && errors[0]?.detail) || reason;
  return { told: cellWords.failed(told), kind: isInvalid ? "invalid" : "passing" };
}
