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
  ["1 jan 27", "2027-01-01"],
  ["Dec 31, 99", "2099-12-31"],
  ["1 jan 0027", "0027-01-01"],
  ["1 jan 7", undefined],
  ["1 jan 207", undefined],
  ["1 27 jan", undefined],
  ["1/2/27", "2027-02-01"],
  ["1/2/7", undefined],
  ["1/2/207", undefined],
  ["dec", undefined],
  ["31 de", undefined],
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
  ["en-US", "1/2/27", "2027-01-02"],
  ["de", "31.12.27", "2027-12-31"],
  ["sv", "27-12-31", undefined],
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

test("a year of two figures is one of the present century, and one of one or three is no year", () => {
  const months = fc.constantFrom(["jan", "01"], ["March", "03"], ["december", "12"]);
  const days = fc.integer({ min: 1, max: 31 }).map(String);
  const centuries = fc.integer({ min: 19, max: 24 });
  const years = fc.integer({ min: 0, max: 99 }).map((year) => String(year).padStart(2, "0"));
  fc.assert(
    fc.property(months, days, centuries, years, ([name, month], day, century, year) => {
      const now = `${century}26-11-25`;
      const date = `${century}${year}-${month}-${day.padStart(2, "0")}`;
      expect(typedDay(`${day} ${name} ${year}`, now, "en-GB")).toBe(date);
      expect(typedDay(`${name} ${day}, ${year}`, now, "en-GB")).toBe(date);
      expect(typedDay(`${day} ${name} ${year}1`, now, "en-GB")).toBeUndefined();
      expect(typedDay(`${day} ${name} ${year.slice(1)}`, now, "en-GB")).toBeUndefined();
    }),
  );
});
