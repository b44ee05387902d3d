/** What is said of jumping to a place in the list's order. */
export const jumpWords = {
  jump: "Jump to…",
  title: "Jump to",
  close: "Close",
  go: "Jump",
  toBeginning: "To the beginning",
  beginsAt: (place: string) => `From ${place}`,
  bestFirst: "The films that fit best come first. Sort by a column to jump in its order.",
  field: {
    text: (label: string) => `${label} begins with`,
    integer: (label: string) => label,
    date: (label: string) => label,
    instant: (label: string) => `${label} on`,
  },
  often: "Places that are often wanted",
  days: {
    date: ["Today", "Next month", "In a year"],
    instant: ["A year ago", "A month ago", "Today"],
  },
  missing: "Type where to jump to.",
  notANumber: "Not a whole number.",
  notADay: "Not a day yet. Type 31 Dec, +90d, eom or 2026-12-31.",
  placeholderDay: "31 Dec, +90d, eom",
};
