/** What is said of films that are selected. */
export const selectionWords = {
  selected: (films: string) => `${films} selected`,
  bar: "What to do with the selection",
  all: (films: string) => `Select all ${films} that match`,
  allSelected: (films: string) => `All ${films} that match are selected`,
  notAll:
    "Words find the films that are most alike, and so cannot stand for all that match. Narrow by a condition, such as title~word.",
  select: (title: string) => `Select ${title}`,
  selectLoaded: "Select all films that are shown",
  column: "Select",
  extend: "Extend",
  edit: "Edit",
  delete: "Delete",
  clear: "Clear the selection",
};
