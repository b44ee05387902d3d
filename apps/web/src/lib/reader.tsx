"use client";

import { isPermitted, type Permission, type Role } from "@marquee/schemas/actor";
import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { catalogueToday, setCatalogueTimeZone } from "@marquee/schemas/catalogue-day";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

/**
 * Who reads the page, and how: permissions, the catalogue's day, the time in milliseconds (right to a
 * minute), the way of writing dates.
 */
export type Reader = {
  id: string;
  name: string;
  role: Role;
  /** Nothing but their account is theirs before they enrol a second factor. */
  must_enrol: boolean;
  locale: string;
  today: CalendarDate;
  now: number;
};

const ReaderContext = createContext<Reader | undefined>(undefined);

/** Whose page this is. `today` and `now` are the server's; from there the page follows the clock. */
export function ReaderProvider({
  id,
  name,
  role,
  must_enrol,
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
  const reader = useMemo(
    () => ({ id, name, role, must_enrol, locale, today, now }),
    [id, name, role, must_enrol, locale, today, now],
  );
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
  return readerCan(useReader(), permission);
}

/** The same, of a reader who is at hand. */
export function readerCan({ id, name, role, must_enrol }: Reader, permission: Permission): boolean {
  return isPermitted({ kind: "user", id, name, role, must_enrol }, permission);
}
