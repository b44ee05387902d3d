"use client";

import { useCallback, useState } from "react";
import { useAddress } from "../../lib/use-address";
import { type CatalogueRoute, hrefOf, pathOf, routeOf } from "./catalogue-route";

/**
 * Which film is open, by the address. The address changes first, by whatever means (link, key, Back);
 * while `isDirty` the page does not follow until it is said what becomes of the unsaved changes.
 */
export function useCatalogueRoute(isDirty: boolean) {
  const { pathname, search } = useAddress();
  const asked = routeOf(pathname);
  const [shown, setShown] = useState(asked);
  const isElsewhere = pathOf(asked) !== pathOf(shown);
  if (isElsewhere && !isDirty) setShown(asked);

  const href = useCallback((route: CatalogueRoute) => hrefOf(route, search), [search]);
  /** Shows another route, without asking the server for the page. */
  const go = useCallback(
    (route: CatalogueRoute) => window.history.pushState(null, "", href(route)),
    [href],
  );
  return {
    route: shown,
    hrefOf: href,
    go,
    /** The same, in place of the present address. */
    replace: (route: CatalogueRoute) => window.history.replaceState(null, "", href(route)),
    /** Whether the address leads away from unsaved changes. */
    isHeld: isElsewhere && isDirty,
    stay: () => go(shown),
    leave: () => setShown(asked),
  };
}

export type CatalogueNavigation = ReturnType<typeof useCatalogueRoute>;
