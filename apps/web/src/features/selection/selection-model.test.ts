import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type FilmSelection,
  isSelected,
  nothingSelected,
  type RangeRun,
  runTo,
  toggled,
  toggledAll,
  withRange,
  withRangeFrom,
} from "./selection-model";

const loaded = Array.from({ length: 20 }, (_, at) => `film-${at}`);
const row = fc.nat({ max: loaded.length - 1 });
const some = fc
  .uniqueArray(row)
  .map((rows): FilmSelection => ({ kind: "some", ids: new Set(rows.map((at) => `film-${at}`)) }));
const selectedOf = (selection: FilmSelection) => loaded.filter((id) => isSelected(selection, id));

test("a range is all films from one to the other, whichever way, and keeps what was selected", () => {
  fc.assert(
    fc.property(row, row, row, (other, from, to) => {
      const before = toggled(nothingSelected, loaded[other] ?? "", loaded);
      const [first, last] = [Math.min(from, to), Math.max(from, to)];
      const isMeant = (at: number) => at === other || (at >= first && at <= last);
      expect(selectedOf(withRange(before, from, to, loaded))).toEqual(
        loaded.filter((_, at) => isMeant(at)),
      );
    }),
  );
});

test("selecting twice is not selecting, and one taken out of all leaves those that are loaded", () => {
  fc.assert(
    fc.property(row, (at) => {
      const id = loaded[at] ?? "";
      const once = toggled(nothingSelected, id, loaded);
      expect(selectedOf(once)).toEqual([id]);
      expect(selectedOf(toggled(once, id, loaded))).toEqual([]);
      const others = loaded.filter((one) => one !== id);
      expect(selectedOf(toggled({ kind: "all" }, id, loaded))).toEqual(others);
    }),
  );
  expect(selectedOf(toggledAll(nothingSelected, loaded))).toEqual(loaded);
  expect(selectedOf(toggledAll({ kind: "all" }, loaded))).toEqual([]);
});

/** Goes by Shift and the arrows from a row to others, one after the other. */
function runOver(before: FilmSelection, start: number, rows: readonly number[]) {
  let run: RangeRun | undefined;
  let at = start;
  for (const to of rows) {
    run = runTo(run, run?.selected ?? before, loaded[at] ?? "", to, loaded);
    at = to;
  }
  return run?.selected ?? before;
}

/** Those selected before, and all from one row to another. */
const besides = (before: FilmSelection, from: number, to: number) =>
  selectedOf(withRange(before, from, to, loaded));

test("a run selects from where it began to where it is, wherever it was between, and keeps what was", () => {
  fc.assert(
    fc.property(some, row, fc.array(row, { minLength: 1 }), (before, start, rows) => {
      const end = rows.at(-1) ?? start;
      expect(selectedOf(runOver(before, start, rows))).toEqual(besides(before, start, end));
    }),
  );
});

test("a run that goes back selects fewer: five, and two back are three", () => {
  const one = toggled(nothingSelected, "film-3", loaded);
  expect(selectedOf(runOver(one, 3, [4, 5, 6, 7]))).toHaveLength(5);
  expect(selectedOf(runOver(one, 3, [4, 5, 6, 7, 6, 5]))).toEqual(["film-3", "film-4", "film-5"]);
});

test("a run begins at the cursor, whatever was selected last, and after another change anew", () => {
  fc.assert(
    fc.property(some, row, row, row, row, row, (before, start, to, other, cursor, end) => {
      const run = runTo(undefined, before, loaded[start] ?? "", to, loaded);
      const changed = toggled(run.selected, loaded[other] ?? "", loaded);
      const next = runTo(run, changed, loaded[cursor] ?? "", end, loaded);
      expect(next.anchor).toBe(loaded[cursor]);
      expect(selectedOf(next.selected)).toEqual(besides(changed, cursor, end));
    }),
  );
});

test("a run stays with the film it began at as rows come above, and begins anew where that is gone", () => {
  fc.assert(
    fc.property(row, row, fc.nat({ max: 5 }), (start, to, added) => {
      const anchor = loaded[start] ?? "";
      const run = runTo(undefined, nothingSelected, anchor, to, loaded);
      const more = [...Array.from({ length: added }, (_, at) => `earlier-${at}`), ...loaded];
      const moved = runTo(run, run.selected, loaded[to] ?? "", to + added, more);
      expect(selectedOf(moved.selected)).toEqual(selectedOf(run.selected));
      expect(moved.anchor).toBe(anchor);

      const fewer = loaded.filter((id) => id !== anchor);
      const anew = runTo(run, run.selected, fewer[0] ?? "", 1, fewer);
      expect(anew).toMatchObject({ anchor: fewer[0], before: run.selected });
    }),
  );
});

test("up to a film it is from the first start that is there, and without any it alone", () => {
  fc.assert(
    fc.property(some, row, row, row, (before, last, cursor, to) => {
      const fromTo = (...starts: (string | undefined)[]) =>
        selectedOf(withRangeFrom(before, starts, to, loaded));
      expect(fromTo(loaded[last], loaded[cursor])).toEqual(besides(before, last, to));
      expect(fromTo("gone", loaded[cursor])).toEqual(besides(before, cursor, to));
      expect(fromTo(undefined, loaded[cursor])).toEqual(besides(before, cursor, to));
      expect(fromTo("gone", undefined)).toEqual(besides(before, to, to));
    }),
  );
});
