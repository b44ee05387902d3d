import { daysBetween } from "@marquee/schemas/calendar";
import { expect, test } from "vitest";
import { demoFilms } from "./demo-films";

const today = "2026-11-24";

test("the demo films are the same ones for the same day, over 3,000 of them, the rest counted", () => {
  const { films, left_out } = demoFilms(today);
  expect(films.length).toBeGreaterThan(3_000);
  expect(films.length + left_out).toBe(3_201);
  expect(demoFilms(today)).toEqual({ films, left_out });
});

test("some have expired, some expire within a week, most later, and on many different days", () => {
  const days = demoFilms(today).films.map((film) => daysBetween(today, film.expiry_date));
  const share = (from: number, to: number) =>
    days.filter((day) => day >= from && day <= to).length / days.length;
  expect(share(-120, -1)).toBeCloseTo(0.04, 1);
  expect(share(0, 7)).toBeGreaterThan(0.01);
  expect(share(31, 1_095)).toBeGreaterThan(0.8);
  expect(new Set(days.filter((day) => day >= 8 && day <= 30)).size).toBe(23);
});

test("what the data tells how to repair is repaired", () => {
  const { films } = demoFilms(today);
  const titles = films.map((film) => film.title);
  expect(titles).toEqual(expect.arrayContaining(["2046", "The Charge of the Light Brigade"]));
  expect(Math.max(...films.map((film) => film.release_year))).toBeLessThan(2012);
});
