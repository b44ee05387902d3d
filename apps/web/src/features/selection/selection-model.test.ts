import fc from "fast-check";
import { expect, test } from "vitest";
import { isSelected, nothingSelected, toggled, toggledAll, withRange } from "./selection-model";

const loaded = Array.from({ length: 20 }, (_, at) => `film-${at}`);
const row = fc.nat({ max: loaded.length - 1 });
const selectedOf = (selection: Parameters<typeof isSelected>[0]) =>
  loaded.filter((id) => isSelected(selection, id));

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
