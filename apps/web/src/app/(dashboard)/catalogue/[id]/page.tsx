import { MovieId } from "@marquee/schemas/movie-record";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CataloguePage, type SearchParams } from "../../../../features/movies/catalogue-page";

export const metadata: Metadata = { title: "Catalogue" };

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function Page({ params, searchParams }: PageProps) {
  const id = MovieId.safeParse((await params).id);
  if (!id.success) notFound();
  return <CataloguePage route={{ kind: "film", id: id.data }} searchParams={await searchParams} />;
}
