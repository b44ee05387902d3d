"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import type { Preferences } from "../../lib/preferences";
import { useCan } from "../../lib/reader";
import { useShortcut } from "../../lib/shortcuts";
import { useLeaveGuard } from "../../lib/use-leave-guard";
import { useLiveMark } from "../../lib/use-live-mark";
import { useMediaQuery } from "../../lib/use-media-query";
import { late, Opening, useLoadAhead } from "../page/late";
import { CellEditor } from "./movie-cell";
import { MovieList } from "./movie-list";
import { useCatalogueParams } from "./use-catalogue-params";
import { useCatalogueRoute } from "./use-catalogue-route";
import type { GridHandle } from "./use-grid-cursor";
import { useMovieCache } from "./use-movie-cache";
import { useOpening } from "./use-opening";
import { usePageTitle } from "./use-page-title";
import { movieWords } from "./words";

// With all that forms are made of: fetched ahead or with the first film that is opened, and drawn by the server where
// the address opens one.
const loadPanel = () => import("./catalogue-panel");
const CataloguePanel = late(loadPanel, dynamic(loadPanel, { loading: PanelRoom }));
const UnsavedDialog = late(() => import("./unsaved-dialog"));
const later = [CataloguePanel, UnsavedDialog, CellEditor];

/** The films, and beside them the one that is open; on a phone one of both. */
export function Catalogue({ density, widths }: Pick<Preferences, "density" | "widths">) {
  const controls = useCatalogueParams();
  const cache = useMovieCache(controls.query);
  const [isDirty, setDirty] = useState(false);
  const navigation = useCatalogueRoute(isDirty);
  const { route, hrefOf, go } = navigation;
  const isOpen = route.kind !== "list";
  const isPhone = useMediaQuery("(width < 48rem)");
  const grid = useRef<GridHandle>(null);
  const openId = route.kind === "film" ? route.id : undefined;
  // However it came to be open: the keys go on from it.
  useEffect(() => {
    if (openId !== undefined) grid.current?.point(openId);
  }, [openId]);
  const panel = useOpening({ isOpen, isPhone, go, grid });
  useLeaveGuard(isDirty);
  useLoadAhead(later);
  const canWrite = useCan("movie.write");
  useShortcut("create", () => canWrite && panel.openNew());
  useShortcut("leave", () => isOpen && panel.close());

  return (
    <>
      <MovieList
        controls={controls}
        cache={cache}
        density={density}
        widths={widths}
        isCovered={isPhone && isOpen}
        openId={openId}
        hrefOf={hrefOf}
        onOpen={panel.openFilm}
        onNew={panel.openNew}
        ref={grid}
      />
      {route.kind === "list" ? (
        <ListAlone />
      ) : (
        <CataloguePanel
          route={route}
          cache={cache}
          hrefOf={hrefOf}
          focus={panel.focus}
          onClose={panel.close}
          onGo={(id) => panel.openFilm(id, "keyboard")}
          onDirty={setDirty}
          onAdded={(movie) => {
            setDirty(false);
            panel.setFocus({ at: "heading" });
            navigation.replace({ kind: "film", id: movie.id });
          }}
          onDeleted={() => {
            setDirty(false);
            panel.close();
          }}
        />
      )}
      {navigation.isHeld && (
        <UnsavedDialog filmId={openId} onStay={navigation.stay} onLeave={navigation.leave} />
      )}
    </>
  );
}

/** What the list does where nothing is open beside it; a panel does the same for itself. */
function ListAlone() {
  useLiveMark();
  usePageTitle(movieWords.catalogue);
  return null;
}

/** Where the panel will be, as wide as it is: nothing moves when it comes. */
function PanelRoom() {
  return (
    <aside
      aria-busy
      className="w-full shrink-0 border-line bg-surface max-md:fixed max-md:inset-0 max-md:z-30 md:w-[420px] md:border-l"
    >
      <Opening />
    </aside>
  );
}
