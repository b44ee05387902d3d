import type { Metadata } from "next";
import type { SearchParams } from "../../../../features/settings/settings-page";
import { UsagePage } from "../../../../features/usage/usage-page";

export const metadata: Metadata = { title: "Usage" };

type PageProps = { searchParams: Promise<SearchParams> };

export default async function Page({ searchParams }: PageProps) {
  return <UsagePage searchParams={await searchParams} />;
}
