/** What is said where films are changed in the table. */
export const cellWords = {
  saved: (title: string) => `Saved ${title}`,
  editing: (label: string, title: string) => `${label} of ${title}`,
  notSaved: "Not saved.",
  failed: (reason: string) => `Not saved. ${reason}`,
  changed: (title: string) => `Not saved: someone changed ${title} meanwhile.`,
  gone: (title: string) => `${title} is no longer in the catalogue.`,
  show: "Show",
  retry: "Retry",
  compare: "Compare",
  giveUp: "Give up",
  unsavedOne: (label: string, title: string, told: string) => `${title}, ${label}: ${told}`,
  unsaved: (count: number) => `${count} changes in the table are not saved.`,
  retryAll: "Retry all",
  giveUpAll: "Give up all",
};
