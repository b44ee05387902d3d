"use client";

import type { MovieRecord } from "@marquee/schemas/movie-record";
import type { CatalogueRoute } from "./catalogue-route";
import { FilmPanel, type PanelProps } from "./film-panel";
import { NewFilmPanel } from "./new-film-panel";
import { usePageTitle } from "./use-page-title";

/** What the address opens beside the list. */
export function CataloguePanel({
  route,
  onAdded,
  onDeleted,
  ...panel
}: PanelProps & {
  route: CatalogueRoute;
  onAdded: (movie: MovieRecord) => void;
  onDeleted: () => void;
}) {
  if (route.kind === "list") return <NoPanel />;
  if (route.kind === "new") return <NewFilmPanel {...panel} onAdded={onAdded} />;
  return <FilmPanel key={route.id} id={route.id} {...panel} onDeleted={onDeleted} />;
}

function NoPanel() {
  usePageTitle("Catalogue");
  return null;
}
