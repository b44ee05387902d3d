import "server-only";
import { cookies } from "next/headers";
import { readPreferences } from "../../lib/preferences";
import type { SearchParams } from "../../lib/search-params";
import { requireUser } from "../../lib/session";
import { serverTrpc } from "../../lib/trpc-server";
import { Catalogue } from "./catalogue";
import {
  type CatalogueParams,
  catalogueHref,
  catalogueQuery,
  type paramNames,
} from "./catalogue-query";
import { type CatalogueRoute, pathOf } from "./catalogue-route";

/** The catalogue with what its address asks for already fetched: the first films, their count, the open one. */
export async function CataloguePage({
  route,
  searchParams,
}: {
  route: CatalogueRoute;
  searchParams: SearchParams;
}) {
  const params = knownParams(searchParams);
  await requireUser(catalogueHref(params).replace(pathOf({ kind: "list" }), pathOf(route)));
  const query = catalogueQuery(params);
  const { trpc, HydrateClient } = await serverTrpc();
  // What fails here is asked for again by the browser, which can show why.
  await Promise.all([
    trpc.movie.list.prefetchInfinite(query),
    trpc.movie.count.prefetch({ query: query.query }),
    ...(route.kind === "film" ? [trpc.movie.get.prefetch({ id: route.id })] : []),
  ]);
  const kept = await cookies();
  const { density, widths } = readPreferences((name) => kept.get(name)?.value);
  return (
    <HydrateClient>
      <Catalogue density={density} widths={widths} />
    </HydrateClient>
  );
}

/** The first value of each parameter that means something here, as the browser reads them. */
function knownParams(searchParams: SearchParams): CatalogueParams {
  const first = (name: (typeof paramNames)[number]) => [searchParams[name]].flat()[0] || null;
  return {
    query: first("query"),
    sort: first("sort"),
    columns: first("columns"),
    view: first("view"),
    from: first("from"),
  };
}
