"use client";

import type { MovieField } from "@marquee/schemas/movie";
import { type RefObject, useCallback, useState } from "react";
import type { CatalogueRoute } from "./catalogue-route";
import type { PanelFocus } from "./use-form-panel";
import type { GridHandle } from "./use-grid-cursor";
import { useReturnFocus } from "./use-return-focus";

/** Opens and closes the panel, and leads the focus into it and back. */
export function useOpening({
  isOpen,
  isPhone,
  go,
  grid,
}: {
  isOpen: boolean;
  isPhone: boolean;
  go: (route: CatalogueRoute) => void;
  grid: RefObject<GridHandle | null>;
}) {
  const [focus, setFocus] = useState<PanelFocus>();
  const rememberOpener = useReturnFocus(isOpen, () => grid.current?.focus());

  const openNew = useCallback(() => {
    rememberOpener();
    setFocus({ at: "first" });
    go({ kind: "new" });
  }, [go, rememberOpener]);

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

  return { focus, setFocus, openNew, openFilm, close };
}
