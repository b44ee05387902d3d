"use client";

import type { MovieRecord } from "@marquee/schemas/movie-record";
import { useCan } from "../../lib/reader";
import { useLiveMark } from "../../lib/use-live-mark";
import type { CatalogueRoute } from "./catalogue-route";
import { FilmPanel, type PanelProps } from "./film-panel";
import { NewFilmPanel } from "./new-film-panel";
import { MayNotPanel } from "./state-panel";

/** What the address opens beside the list. */
export default function CataloguePanel({
  route,
  onAdded,
  onDeleted,
  ...panel
}: PanelProps & {
  route: Exclude<CatalogueRoute, { kind: "list" }>;
  onAdded: (movie: MovieRecord) => void;
  onDeleted: () => void;
}) {
  const canWrite = useCan("movie.write");
  useLiveMark();
  if (route.kind === "new" && !canWrite) return <MayNotPanel onClose={panel.onClose} />;
  if (route.kind === "new") return <NewFilmPanel {...panel} onAdded={onAdded} />;
  return <FilmPanel key={route.id} id={route.id} {...panel} onDeleted={onDeleted} />;
}
