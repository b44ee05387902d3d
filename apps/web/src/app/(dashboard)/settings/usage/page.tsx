import type { Metadata } from "next";
import { UsagePage } from "../../../../features/usage/usage-page";
import type { SearchParams } from "../../../../lib/search-params";

export const metadata: Metadata = { title: "Usage" };

type PageProps = { searchParams: Promise<SearchParams> };

export default async function Page({ searchParams }: PageProps) {
  return <UsagePage searchParams={await searchParams} />;
}
