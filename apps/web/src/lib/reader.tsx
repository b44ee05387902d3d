"use client";

import { type Permission, type Role, rolePermissions } from "@marquee/schemas/actor";
import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { catalogueToday, setCatalogueTimeZone } from "@marquee/schemas/catalogue-day";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

/**
 * Who reads the page, and how: permissions, the catalogue's day, the time in milliseconds (right to a
 * minute), the way of writing dates.
 */
export type Reader = { role: Role; locale: string; today: CalendarDate; now: number };

const ReaderContext = createContext<Reader | undefined>(undefined);

/** Whose page this is. `today` and `now` are the server's; from there the page follows the clock. */
export function ReaderProvider({
  role,
  locale,
  today: servedToday,
  now: servedNow,
  catalogueTz,
  children,
}: Reader & { catalogueTz: string; children: ReactNode }) {
  // Before anything below validates a year or asks for the day.
  useState(() => setCatalogueTimeZone(catalogueTz));
  const [today, setToday] = useState(servedToday);
  const [now, setNow] = useState(servedNow);
  useEffect(() => {
    const follow = () => {
      setToday(catalogueToday());
      setNow(Date.now());
    };
    const timer = setInterval(follow, 60_000);
    document.addEventListener("visibilitychange", follow);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", follow);
    };
  }, []);
  const reader = useMemo(() => ({ role, locale, today, now }), [role, locale, today, now]);
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

/** Throws outside a ReaderProvider. */
export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error("There is no ReaderProvider around this");
  return reader;
}

/** Whether the reader may do this; the server asks again. */
export function useCan(permission: Permission): boolean {
  return rolePermissions[useReader().role].includes(permission);
}
