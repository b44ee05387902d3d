"use client";

import { useRef, useState } from "react";
import type { Preferences } from "../../lib/preferences";
import { useCan } from "../../lib/reader";
import { useShortcut } from "../../lib/shortcuts";
import { useLeaveGuard } from "../../lib/use-leave-guard";
import { useLiveMark } from "../../lib/use-live-mark";
import { useMediaQuery } from "../../lib/use-media-query";
import { CataloguePanel } from "./catalogue-panel";
import { MovieList } from "./movie-list";
import { UnsavedDialog } from "./unsaved-dialog";
import { useCatalogueParams } from "./use-catalogue-params";
import { useCatalogueRoute } from "./use-catalogue-route";
import type { GridHandle } from "./use-grid-cursor";
import { useMovieCache } from "./use-movie-cache";
import { useOpening } from "./use-opening";

/** The films, and beside them the one that is open; on a phone one of both. */
export function Catalogue({ density }: Pick<Preferences, "density">) {
  const controls = useCatalogueParams();
  const cache = useMovieCache(controls.query);
  const [isDirty, setDirty] = useState(false);
  const navigation = useCatalogueRoute(isDirty);
  const { route, hrefOf, go } = navigation;
  const isOpen = route.kind !== "list";
  const isPhone = useMediaQuery("(width < 48rem)");
  const grid = useRef<GridHandle>(null);
  const panel = useOpening({ isOpen, isPhone, go, grid });
  useLeaveGuard(isDirty);
  const canWrite = useCan("movie.write");
  useShortcut("create", () => canWrite && panel.openNew());
  useShortcut("leave", () => isOpen && panel.close());
  useLiveMark();

  return (
    <>
      <MovieList
        controls={controls}
        density={density}
        isCovered={isPhone && isOpen}
        openId={route.kind === "film" ? route.id : undefined}
        hrefOf={hrefOf}
        onOpen={panel.openFilm}
        onNew={panel.openNew}
        ref={grid}
      />
      <CataloguePanel
        route={route}
        cache={cache}
        hrefOf={hrefOf}
        focus={panel.focus}
        onClose={panel.close}
        onDirty={setDirty}
        onAdded={(movie) => {
          setDirty(false);
          panel.setFocus({ at: "heading" });
          grid.current?.point(movie.id);
          navigation.replace({ kind: "film", id: movie.id });
        }}
        onDeleted={() => {
          setDirty(false);
          panel.close();
        }}
      />
      <UnsavedDialog
        isOpen={navigation.isHeld}
        onStay={navigation.stay}
        onLeave={navigation.leave}
      />
    </>
  );
}
