import type { ChangeSetKind, RecordedActor, UndoConflict } from "@marquee/schemas/change-set";

/** What the history of the catalogue says. */
export const historyWords = {
  title: "History",
  what: "What",
  films: "Films",
  who: "By",
  how: "Came by",
  when: "When",
  failedList: "The history could not be fetched",
  failedOne: "This change could not be fetched",
  noneYet: "Nothing was changed yet",
  noneYetWhy:
    "Every film added, changed or deleted will stand here, with who did it, and can be undone.",
  noMatch: "No change matches",
  noMatchWhy: "Nothing on record is like this.",
  showAll: "Show all changes",
  kind: "What happened",
  anyKind: "Any change",
  actor: "By whom",
  anyActor: "By anyone",
  me: "By me",
  byActor: (name: string) => `By ${name}`,
  door: "By which way",
  anyDoor: "By any way",
  byDoor: (door: string) => `By ${door}`,
  from: "From",
  to: "To",
  undone: "undone",
  undo: "Undo this change",
  notUndone: "Not undone.",
  undoes: "Undoes another change",
  undoneBy: "Undone by another change",
  show: "Show it",
  putBack: (films: string) => `${films} put back.`,
  left: (films: string) => `${films} left as they are:`,
  andMore: (films: string) => `And ${films} more.`,
  inTheWay: "Open the film in the way",
  requestId: "Request id",
  changes: "What became of each film",
};

/** What a change set did, in a word or two. */
export const kindWords: Record<ChangeSetKind, string> = {
  create: "Film added",
  update: "Film changed",
  delete: "Films deleted",
  restore: "Films restored",
  bulk: "Many films changed",
  undo: "Change undone",
  load: "Films loaded",
  purge: "Trash emptied",
};

/** Why a film was not put back. */
export const conflictWords: Record<UndoConflict["reason"], string> = {
  changed_since: "was changed since",
  deleted_since: "was deleted since",
  restored_since: "was restored since",
  purged: "was removed for good",
  duplicate_movie: "would be the same as another film",
};

/** Who it was, by name. */
export function actorName({ kind, name }: RecordedActor): string {
  return kind === "api_key" ? `key ${name}` : name;
}
