import type { Metadata } from "next";
import { TrashPage } from "../../../features/trash/trash-page";
import type { SearchParams } from "../../../lib/search-params";

export const metadata: Metadata = { title: "Trash" };

type PageProps = { searchParams: Promise<SearchParams> };

export default async function Page({ searchParams }: PageProps) {
  return <TrashPage searchParams={await searchParams} />;
}
