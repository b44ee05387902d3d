import type { Sent } from "./http-client";

/** A statement of the contract: what is sent, and what must come back. */
export type ContractCase = {
  name: string;
  sent: Sent;
  status: number;
  /** The problem's code. */
  code?: string;
  /** Which fields the problem names, in order, as pointers or parameters. */
  names?: string[];
  /** The titles of the films answered, in order. */
  titles?: string[];
  headers?: Record<string, RegExp>;
  /** Next reads percent-encoding before its mount does, and mends or refuses it by itself. */
  is_lost_in_next?: true;
};

/** The films that every case finds, in the catalogue's order. */
export const catalogue = [
  { title: "Alien", genre: "Horror", expiry_date: "2026-12-31", release_year: 1979 },
  { title: "Aliens", genre: "Action", expiry_date: "2026-06-30", release_year: 1986 },
  { title: "Amélie", genre: "Romance", expiry_date: "2026-06-30", release_year: 2001 },
  { title: "The Thing", genre: "Horror", expiry_date: "2024-02-29", release_year: 1982 },
  { title: "The Thing", genre: "horror", expiry_date: "9999-12-31", release_year: 2011 },
];

/** A GET, with a body where one is given. */
export const get = (
  path: string,
  body?: string | object,
  headers?: Record<string, string>,
): Sent => ({
  method: "GET",
  path,
  ...(body === undefined ? {} : { body }),
  ...(headers === undefined ? {} : { headers }),
});

/** The titles of all of them. */
export const everything = catalogue.map(({ title }) => title);
