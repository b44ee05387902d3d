import { expect, test } from "vitest";
import { expiryOf } from "./expiry";

test.each([
  ["2026-11-21", "expired", "Expired 3 days ago"],
  ["2026-11-23", "expired", "Expired yesterday"],
  ["2026-11-24", "soon", "Ends today"],
  ["2026-12-01", "soon", "Ends in 7 days"],
  ["2026-12-02", "month", "Ends in 8 days"],
  ["2026-12-24", "month", "Ends in 30 days"],
  ["2026-12-25", "later", "in 31 days"],
])("seen on 24 November, %s is %s: %s", (date, tone, words) => {
  expect(expiryOf(date, "2026-11-24")).toEqual({ tone, words });
});
