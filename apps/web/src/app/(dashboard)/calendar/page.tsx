import type { Metadata } from "next";
import { CalendarPage, type SearchParams } from "../../../features/calendar/calendar-page";

export const metadata: Metadata = { title: "Calendar" };

type PageProps = { searchParams: Promise<SearchParams> };

export default async function Page({ searchParams }: PageProps) {
  return <CalendarPage searchParams={await searchParams} />;
}
