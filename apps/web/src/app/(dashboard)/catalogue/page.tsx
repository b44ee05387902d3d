import type { Metadata } from "next";
import { CataloguePage } from "../../../features/movies/catalogue-page";
import type { SearchParams } from "../../../lib/search-params";

export const metadata: Metadata = { title: "Catalogue" };

type PageProps = { searchParams: Promise<SearchParams> };

export default async function Page({ searchParams }: PageProps) {
  return <CataloguePage route={{ kind: "list" }} searchParams={await searchParams} />;
}
