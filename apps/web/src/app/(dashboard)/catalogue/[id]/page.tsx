import { MovieId } from "@marquee/schemas/movie-record";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CataloguePage } from "../../../../features/movies/catalogue-page";
import { homePath } from "../../../../lib/callback-path";
import type { SearchParams } from "../../../../lib/search-params";
import { requireUser } from "../../../../lib/session";
import { serverTrpc } from "../../../../lib/trpc-server";

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { trpc } = await serverTrpc();
  // Whatever is wrong with it, the panel says so.
  const film = await trpc.movie.get(await params).catch(() => undefined);
  return { title: film?.title ?? "Film" };
}

export default async function Page({ params, searchParams }: PageProps) {
  const id = MovieId.safeParse((await params).id);
  // Strangers are asked who they are before they are told what there is.
  if (!id.success) {
    await requireUser(homePath);
    notFound();
  }
  return <CataloguePage route={{ kind: "film", id: id.data }} searchParams={await searchParams} />;
}
