"use client";

import { type Permission, type Role, rolePermissions } from "@marquee/schemas/actor";
import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { catalogueToday, setCatalogueTimeZone } from "@marquee/schemas/catalogue-day";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

/** Who reads the page, and how: permissions, the catalogue's day, the way of writing dates. */
export type Reader = { role: Role; locale: string; today: CalendarDate };

const ReaderContext = createContext<Reader | undefined>(undefined);

/** Whose page this is. `today` is the server's; from there the page follows the catalogue's calendar. */
export function ReaderProvider({
  role,
  locale,
  today: servedToday,
  catalogueTz,
  children,
}: Reader & { catalogueTz: string; children: ReactNode }) {
  // Before anything below validates a year or asks for the day.
  useState(() => setCatalogueTimeZone(catalogueTz));
  const [today, setToday] = useState(servedToday);
  useEffect(() => {
    const follow = () => setToday(catalogueToday());
    const timer = setInterval(follow, 60_000);
    document.addEventListener("visibilitychange", follow);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", follow);
    };
  }, []);
  const reader = useMemo(() => ({ role, locale, today }), [role, locale, today]);
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
