import { daysBetween } from "@marquee/schemas/calendar";
import type { CalendarDate } from "@marquee/schemas/calendar-date";
import type { Tone } from "@marquee/ui/status-dot";
import { formatDistance } from "../../lib/dates";

/** How near the end of a film's rights is, and in words. */
export type Expiry = { tone: Tone; words: string };

/** How a last day looks from today. The day itself still counts: a film expires the day after. */
export function expiryOf(date: CalendarDate, today: CalendarDate): Expiry {
  const days = daysBetween(today, date);
  const distance = formatDistance(days);
  if (days < 0) return { tone: "expired", words: `Expired ${distance}` };
  if (days <= 7) return { tone: "soon", words: `Ends ${distance}` };
  if (days <= 30) return { tone: "month", words: `Ends ${distance}` };
  return { tone: "later", words: distance };
}
