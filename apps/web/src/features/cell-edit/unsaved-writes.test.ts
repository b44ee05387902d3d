import { expect, test, vi } from "vitest";
import { type CellWrite, withFailure, withoutWrite, withWrite } from "./cell-write";
import { changeUnsaved } from "./unsaved-writes";

const film = {
  id: "0198c6a2-0000-7000-8000-000000000001",
  version: 1,
  title: "Alien",
  genre: "Horror",
  expires_on: "2031-01-31",
  release_year: 1979,
} as unknown as CellWrite["film"];
const failure = { told: "Not saved.", kind: "passing" } as const;

/** A change of one cell as it is typed. */
function change(typed: string): CellWrite {
  return { film, field: "genre", typed, value: typed, failure: undefined };
}

test("the browser asks before the page is closed as long as a change is not saved", () => {
  const page = new EventTarget();
  vi.stubGlobal("window", page);
  const asks = () => !page.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  const [first, second] = [change("Comedy"), change("Western")];

  expect(asks()).toBe(false);
  changeUnsaved((all) => withWrite(all, first));
  expect(asks()).toBe(true);
  changeUnsaved((all) => withWrite(all, second));
  // What became of a change that another took the place of is told nowhere.
  expect(changeUnsaved((all) => withFailure(all, first, failure))).toBe(false);
  expect(changeUnsaved((all) => withoutWrite(all, first))).toBe(false);
  expect(asks()).toBe(true);
  expect(changeUnsaved((all) => withoutWrite(all, second))).toBe(true);
  expect(asks()).toBe(false);
  vi.unstubAllGlobals();
});
