import type { Metadata } from "next";
import { CataloguePage, type SearchParams } from "../../../features/movies/catalogue-page";

export const metadata: Metadata = { title: "Catalogue" };

type PageProps = { searchParams: Promise<SearchParams> };

export default async function Page({ searchParams }: PageProps) {
  return <CataloguePage route={{ kind: "list" }} searchParams={await searchParams} />;
}
