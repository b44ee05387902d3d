/** What is said where changes are taken back. */
export const undoWords = {
  undo: "Undo",
  show: "Show",
  undone: (what: string) => `Undone: ${what}`,
  putBack: (films: string) => `${films} put back`,
  conflicts: (putBack: string, changed: string) =>
    `${putBack} put back. ${changed} changed since and left as they are.`,
  nothingPutBack: "Nothing was put back: it was changed since.",
  notUndone: "Not undone.",
  nothingToUndo: "There is no change of yours to undo.",
};

/** What is said to those who hear a difference instead of seeing it. */
export const diffWords = {
  before: "before:",
  after: "after:",
};
