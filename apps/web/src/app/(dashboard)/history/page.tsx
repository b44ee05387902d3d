import type { Metadata } from "next";
import { HistoryPage } from "../../../features/history/history-page";
import type { SearchParams } from "../../../lib/search-params";

export const metadata: Metadata = { title: "History" };

type PageProps = { searchParams: Promise<SearchParams> };

export default async function Page({ searchParams }: PageProps) {
  return <HistoryPage searchParams={await searchParams} />;
}
