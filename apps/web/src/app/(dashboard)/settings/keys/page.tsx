import type { Metadata } from "next";
import { ApiKeysPage } from "../../../../features/api-keys/api-keys-page";
import type { SearchParams } from "../../../../lib/search-params";

export const metadata: Metadata = { title: "API keys" };

type PageProps = { searchParams: Promise<SearchParams> };

export default async function Page({ searchParams }: PageProps) {
  return <ApiKeysPage searchParams={await searchParams} />;
}
