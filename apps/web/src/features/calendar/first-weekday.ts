import "server-only";
import type { FirstWeekday } from "./calendar-days";

type WithWeekInfo = Intl.Locale & {
  weekInfo?: { firstDay: number };
  getWeekInfo?: () => { firstDay: number };
};

/** With which weekday weeks begin where the reader lives. Not all browsers know, so that the server tells. */
export function firstWeekdayOf(locale: string): FirstWeekday {
  const known: WithWeekInfo = new Intl.Locale(locale);
  const { firstDay } = known.getWeekInfo?.() ?? known.weekInfo ?? { firstDay: 1 };
  return firstDay % 7;
}
