import type { Metadata } from "next";
import { CalendarPage } from "../../../features/calendar/calendar-page";
import type { SearchParams } from "../../../lib/search-params";

export const metadata: Metadata = { title: "Calendar" };

type PageProps = { searchParams: Promise<SearchParams> };

export default async function Page({ searchParams }: PageProps) {
  return <CalendarPage searchParams={await searchParams} />;
}
