"use client";

import type { MovieField } from "@marquee/schemas/movie";
import { useCallback, useRef, useState } from "react";
import type { Preferences } from "../../lib/preferences";
import { useCan } from "../../lib/reader";
import { useShortcut } from "../../lib/shortcuts";
import { useMediaQuery } from "../../lib/use-media-query";
import { CataloguePanel } from "./catalogue-panel";
import { MovieList } from "./movie-list";
import { UnsavedDialog } from "./unsaved-dialog";
import { useCatalogueParams } from "./use-catalogue-params";
import { useCatalogueRoute } from "./use-catalogue-route";
import type { PanelFocus } from "./use-form-panel";
import type { GridHandle } from "./use-grid-cursor";
import { useLeaveGuard } from "./use-leave-guard";
import { useMovieCache } from "./use-movie-cache";
import { useReturnFocus } from "./use-return-focus";

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
  const [focus, setFocus] = useState<PanelFocus>();
  const rememberOpener = useReturnFocus(isOpen, () => grid.current?.focus());
  useLeaveGuard(isDirty);

  const openNew = useCallback(() => {
    rememberOpener();
    setFocus({ at: "first" });
    go({ kind: "new" });
  }, [go, rememberOpener]);
  const canWrite = useCan("movie.write");
  useShortcut("create", () => canWrite && openNew());

  const openFilm = useCallback(
    (id: string, by: "pointer" | "keyboard", field?: MovieField) => {
      rememberOpener();
      // A pointer leaves the keyboard in the table, unless the panel covers it.
      setFocus(by === "keyboard" || isPhone ? { at: field ?? "heading" } : undefined);
      go({ kind: "film", id });
    },
    [go, isPhone, rememberOpener],
  );
  const close = useCallback(() => {
    setFocus(undefined);
    go({ kind: "list" });
  }, [go]);
  useShortcut("leave", () => isOpen && close());

  return (
    <>
      <MovieList
        controls={controls}
        density={density}
        isCovered={isPhone && isOpen}
        openId={route.kind === "film" ? route.id : undefined}
        hrefOf={hrefOf}
        onOpen={openFilm}
        onNew={openNew}
        ref={grid}
      />
      <CataloguePanel
        route={route}
        cache={cache}
        hrefOf={hrefOf}
        focus={focus}
        onClose={close}
        onDirty={setDirty}
        onAdded={(movie) => {
          setDirty(false);
          setFocus({ at: "heading" });
          grid.current?.point(movie.id);
          navigation.replace({ kind: "film", id: movie.id });
        }}
        onDeleted={() => {
          setDirty(false);
          close();
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
