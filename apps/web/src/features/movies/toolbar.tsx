"use client";

import { buttonClasses } from "@marquee/ui/button-classes";
import { Kbd } from "@marquee/ui/kbd";
import { Plus } from "lucide-react";
import type { MouseEvent } from "react";
import type { Preferences } from "../../lib/preferences";
import { useCan } from "../../lib/reader";
import { movieFilters, sortKey } from "./catalogue-query";
import { DisplayMenu } from "./display-menu";
import { FilterButton } from "./filter-button";
import { SearchBox } from "./search-box";
import type { CatalogueControls } from "./use-catalogue-params";

const textFilter = movieFilters.find((filter) => filter.by === "text");
const buttonFilters = movieFilters.filter((filter) => filter.by !== "text");

/** The catalogue's name, what narrows it, how it is shown, and the way to a new film. */
export function Toolbar({
  controls,
  density,
  onDensity,
  newHref,
  onNew,
  onLeaveSearch,
}: {
  controls: CatalogueControls;
  density: Preferences["density"];
  onDensity: (density: Preferences["density"]) => void;
  newHref: string;
  onNew: () => void;
  onLeaveSearch: () => void;
}) {
  const { params, change, correct } = controls;
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-4 py-2 @min-[40rem]:h-12 @min-[40rem]:flex-nowrap @min-[40rem]:py-0">
      <h1 className="mr-2 flex-1 font-semibold text-20 @min-[40rem]:flex-none">Catalogue</h1>
      <div className="order-last flex w-full min-w-0 flex-wrap items-center gap-2 @min-[40rem]:order-none @min-[40rem]:w-auto @min-[40rem]:flex-1 @min-[40rem]:flex-nowrap">
        {textFilter && (
          <SearchBox
            field={textFilter.field}
            value={params[textFilter.field.name] ?? ""}
            onChange={(value) => void correct({ [textFilter.field.name]: value })}
            onLeave={onLeaveSearch}
          />
        )}
        {buttonFilters.map((filter) => (
          <FilterButton
            key={filter.field.name}
            filter={filter}
            value={params[filter.field.name] ?? null}
            onChange={(value) => void change({ [filter.field.name]: value })}
          />
        ))}
      </div>
      <DisplayMenu
        sort={sortKey(params)}
        onSort={(sort) => void change({ sort })}
        density={density}
        onDensity={onDensity}
      />
      <NewFilmLink href={newHref} onNew={onNew} />
    </header>
  );
}

function NewFilmLink({ href, onNew }: { href: string; onNew: () => void }) {
  if (!useCan("movie.write")) return null;
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onNew();
  };
  return (
    <a href={href} onClick={open} aria-keyshortcuts="c" className={buttonClasses("primary")}>
      <Plus aria-hidden size={16} className="-ml-1" />
      Add film
      <span className="@max-[46rem]:hidden pointer-coarse:hidden">
        <Kbd keys={["C"]} />
      </span>
    </a>
  );
}
