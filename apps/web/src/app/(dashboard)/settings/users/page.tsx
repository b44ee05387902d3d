import type { Metadata } from "next";
import { UsersPage } from "../../../../features/users/users-page";
import type { SearchParams } from "../../../../lib/search-params";

export const metadata: Metadata = { title: "Users" };

type PageProps = { searchParams: Promise<SearchParams> };

export default async function Page({ searchParams }: PageProps) {
  return <UsersPage searchParams={await searchParams} />;
}
