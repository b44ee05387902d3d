import type { Metadata } from "next";
import type { SearchParams } from "../../../../features/settings/settings-page";
import { UsersPage } from "../../../../features/users/users-page";

export const metadata: Metadata = { title: "Users" };

type PageProps = { searchParams: Promise<SearchParams> };

export default async function Page({ searchParams }: PageProps) {
  return <UsersPage searchParams={await searchParams} />;
}
