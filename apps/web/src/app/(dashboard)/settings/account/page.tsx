import type { Metadata } from "next";
import { AccountPage } from "../../../../features/account/account-page";
import type { SearchParams } from "../../../../lib/search-params";

export const metadata: Metadata = { title: "Account" };

type PageProps = { searchParams: Promise<SearchParams> };

export default async function Page({ searchParams }: PageProps) {
  return <AccountPage searchParams={await searchParams} />;
}
