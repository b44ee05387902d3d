import type { BulkKind } from "./bulk-target";

/** What is said where many films are edited. */
export const bulkWords = {
  title: { extend: "Extend rights", edit: "Edit films", delete: "Delete films" },
  ways: {
    label: "How far",
    days: "By days",
    months: "By months",
    to: "To a day",
    end_of_month: "To the end of their month",
  },
  amount: { days: "Days", months: "Months" },
  to: "New last day",
  notADay: "must be a day",
  unchanged: "Left as it is",
  nothingSet: "Fill in what should change.",
  preview: "Preview",
  back: "Back",
  cancel: "Cancel",
  close: "Close",
  looking: "Looking at what would change…",
  counts: (films: string, changed: string) => `${films} match. ${changed} will change.`,
  first: (count: string) => `The first ${count}:`,
  nothing: "None of them would change.",
  again: "Look again",
  open: "Open",
  action: {
    extend: (films: string) => `Extend exactly ${films}`,
    edit: (films: string) => `Change exactly ${films}`,
    delete: (films: string) => `Delete exactly ${films}`,
  },
  running: {
    extend: (films: string, time: string) => `Extending ${films} · ${time}`,
    edit: (films: string, time: string) => `Changing ${films} · ${time}`,
    delete: (films: string, time: string) => `Deleting ${films} · ${time}`,
  },
  done: {
    extend: (films: string) => `Extended ${films}`,
    edit: (films: string) => `Changed ${films}`,
    delete: (films: string) => `Deleted ${films}`,
  },
  took: (time: string) => `It took ${time}.`,
  failed: "Nothing was changed.",
  undo: "Undo",
} satisfies Record<string, unknown> & { action: Record<BulkKind, unknown> };
