import { entranceCard } from "./entrance";

/** Whether a step of signing in is a page with a heading of its own, or stands in a dialog that has one. */
export type StepLook = "page" | "dialog";

export const stepClasses: Record<StepLook, string> = {
  page: entranceCard,
  dialog: "flex flex-col gap-4",
};
