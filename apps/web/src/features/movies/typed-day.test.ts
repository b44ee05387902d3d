import { addDays, addMonths, endOfMonth } from "@marquee/schemas/calendar";
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDay } from "../../lib/dates";
import { typedDay } from "./typed-day";

const today = "2026-11-25";

test.each([
  ["eom", "2026-11-30"],
  ["+90d", addDays(today, 90)],
  ["2w", "2026-12-09"],
  ["+3m", addMonths(today, 3)],
  [" Today ", today],
  ["tomorrow", "2026-11-26"],
  ["2027-03-01", "2027-03-01"],
  ["2027-03", "2027-03-31"],
  ["31 dec", "2026-12-31"],
  ["1 Nov", "2027-11-01"],
  ["25 november", today],
  ["Dec 31, 2027", "2027-12-31"],
  ["29 feb", "2028-02-29"],
  ["31/12/2027", "2027-12-31"],
  ["1.2.2027", "2027-02-01"],
  ["3rd march 2027", "2027-03-03"],
  ["31 feb 2027", undefined],
  ["31/31/2027", undefined],
  ["dec", undefined],
  ["31 de", undefined],
  ["1/2/27", undefined],
  ["soon", undefined],
  ["", undefined],
])("%j is %s to someone who writes as in Britain", (text, day) => {
  expect(typedDay(text, today, "en-GB")).toBe(day);
});

test.each([
  ["en-US", "12/31/2027", "2027-12-31"],
  ["en-US", "1/2/2027", "2027-01-02"],
  ["de", "31. Dezember 2027", "2027-12-31"],
  ["de", "3 März", "2027-03-03"],
  ["fr", "1er août 2027", "2027-08-01"],
  ["es", "31 de diciembre de 2027", "2027-12-31"],
  ["pl", "3 maja 2027", "2027-05-03"],
])("in %s %j is %s", (locale, text, day) => {
  expect(typedDay(text, today, locale)).toBe(day);
});

test("a day as the dashboard writes it reads back as that day", () => {
  const days = fc.integer({ min: -30_000, max: 300_000 });
  const locales = fc.constantFrom("en-GB", "en-US", "de", "fr", "es", "it", "nl", "sv", "pl");
  fc.assert(
    fc.property(days, locales, (after, locale) => {
      const date = addDays(today, after) ?? today;
      expect(typedDay(formatDay(date, locale), today, locale)).toBe(date);
      expect(typedDay(date, today, locale)).toBe(date);
      expect(typedDay(date.slice(0, 7), today, locale)).toBe(endOfMonth(date));
    }),
  );
});
