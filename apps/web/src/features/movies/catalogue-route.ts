/** What stands beside the list of films: nothing, a film to be added, or a film. */
export type CatalogueRoute = { kind: "list" } | { kind: "new" } | { kind: "film"; id: string };

const root = "/catalogue";

/** The path of a route. */
export function pathOf(route: CatalogueRoute): string {
  if (route.kind === "list") return root;
  return route.kind === "new" ? `${root}/new` : `${root}/${route.id}`;
}

/** The route of a path. */
export function routeOf(path: string): CatalogueRoute {
  const [, rest] = path.split(`${root}/`);
  if (!rest) return { kind: "list" };
  return rest === "new" ? { kind: "new" } : { kind: "film", id: rest };
}

/** The route and the search of an address in one, as for a link. */
export function hrefOf(route: CatalogueRoute, search: string): string {
  return search ? `${pathOf(route)}?${search}` : pathOf(route);
}
