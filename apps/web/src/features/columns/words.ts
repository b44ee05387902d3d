import type { MovieFieldMeta } from "@marquee/schemas/movie";

const inTime = ["first to last", "last to first"] as const;
const byLetter = ["A to Z", "Z to A"] as const;
const byControl: Record<MovieFieldMeta["control"], readonly [up: string, down: string]> = {
  text: byLetter,
  combobox: byLetter,
  choice: byLetter,
  number: ["low to high", "high to low"],
  year: inTime,
  date: inTime,
  expiry: inTime,
};

/** What is said of the table's columns and their order. */
export const columnWords = {
  /** Names of what the catalogue keeps of a film. */
  ofRecord: { created_at: "Added", updated_at: "Changed" },
  display: "Order, columns and density",
  close: "Close",
  order: "Order",
  bestFirst: "The films that fit best come first.",
  direction: (field: MovieFieldMeta | undefined, isDescending: boolean) =>
    (field ? byControl[field.control] : inTime)[isDescending ? 1 : 0],
  turn: (label: string, direction: string) => `${label}: ${direction}. Turn round`,
  removeKey: (label: string) => `Do not sort by ${label}`,
  sortBy: "Sort by…",
  thenBy: "Then by…",
  sortHint: "Sort. With Shift, sort also by this",
  sorted: (rank: number, isDescending: boolean) =>
    `, sorted ${isDescending ? "downwards" : "upwards"}, key ${rank}`,
  columns: "Columns",
  moveLeft: (label: string) => `Move ${label} to the left`,
  moveRight: (label: string) => `Move ${label} to the right`,
  moved: (label: string, place: number, count: number) => `${label} is column ${place} of ${count}`,
  width: (label: string) => `Width of ${label}`,
  density: "Density",
  densities: [
    { value: "compact", label: "Compact rows" },
    { value: "comfortable", label: "Comfortable rows" },
  ],
} as const;
