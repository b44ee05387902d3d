import type { Metadata } from "next";
import { SecurityEventsPage } from "../../../../features/security-events/security-events-page";
import type { SearchParams } from "../../../../lib/search-params";

export const metadata: Metadata = { title: "Security events" };

type PageProps = { searchParams: Promise<SearchParams> };

export default async function Page({ searchParams }: PageProps) {
  return <SecurityEventsPage searchParams={await searchParams} />;
}
