"use client";

import { buttonClasses } from "@marquee/ui/button-classes";
import { Kbd } from "@marquee/ui/kbd";
import { Plus } from "lucide-react";
import { onPlainClick } from "../../lib/plain-click";
import type { Preferences } from "../../lib/preferences";
import { useCan } from "../../lib/reader";
import { QueryLine } from "../query/query-line";
import { usePresentView } from "../views/use-present-view";
import { ViewControls } from "../views/view-controls";
import { ViewNotice } from "../views/view-notice";
import { DisplayMenu } from "./display-menu";
import type { CatalogueControls } from "./use-catalogue-params";
import { movieWords } from "./words";

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
  const present = usePresentView(controls);
  return (
    <>
      <header className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-4 py-2 @min-[40rem]:min-h-12 @min-[40rem]:flex-nowrap @min-[40rem]:py-[7px]">
        <h1 className="mr-2 font-semibold text-20 @max-[40rem]:sr-only">{movieWords.catalogue}</h1>
        <div className="flex min-w-0 flex-1 items-start gap-2 @max-[40rem]:contents">
          <QueryLine
            value={params.query ?? ""}
            onChange={(query, how) => (how === "push" ? change : correct)({ query })}
            onLeave={onLeaveSearch}
          />
        </div>
        <ViewControls present={present} />
        <DisplayMenu controls={controls} density={density} onDensity={onDensity} />
        <NewFilmLink href={newHref} onNew={onNew} />
      </header>
      <ViewNotice {...present} />
    </>
  );
}

function NewFilmLink({ href, onNew }: { href: string; onNew: () => void }) {
  if (!useCan("movie.write")) return null;
  return (
    <a
      href={href}
      onClick={onPlainClick(onNew)}
      aria-keyshortcuts="c"
      className={buttonClasses("primary")}
    >
      <Plus aria-hidden size={16} className="-mx-0.5 shrink-0" />
      <span className="@max-[40rem]:sr-only">{movieWords.add}</span>
      <span className="@max-[46rem]:hidden pointer-coarse:hidden">
        <Kbd keys={["C"]} />
      </span>
    </a>
  );
}
