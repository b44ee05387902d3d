"use client";

import { IconButton } from "@marquee/ui/icon-button";
import { SlidersHorizontal } from "lucide-react";
import { useRef, useState } from "react";
import type { Preferences } from "../../lib/preferences";
import { formatColumns, shownColumns } from "../columns/columns";
import { formatOrder, heldOrder } from "../columns/order";
import { columnWords } from "../columns/words";
import { late, useLoadAhead } from "../page/late";
import { sortKeys } from "./catalogue-query";
import type { CatalogueControls } from "./use-catalogue-params";

const DisplaySettings = late(() => import("../columns/display-settings"));
const later = [DisplaySettings];

/** The way to how the list is shown. */
export function DisplayMenu({
  controls,
  density,
  onDensity,
}: {
  controls: CatalogueControls;
  density: Preferences["density"];
  onDensity: (density: Preferences["density"]) => void;
}) {
  const { params, change, correct } = controls;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useLoadAhead(later);
  return (
    <>
      <IconButton
        ref={button}
        variant="secondary"
        label={columnWords.display}
        icon={SlidersHorizontal}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={() => DisplaySettings.load()}
        onFocus={() => DisplaySettings.load()}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <DisplaySettings
          anchor={button}
          order={heldOrder(sortKeys(params.sort), params.query)}
          onOrder={(order) => change({ sort: formatOrder(order, params.query) })}
          columns={shownColumns(params.columns)}
          onColumns={(names) => correct({ columns: formatColumns(names) })}
          density={density}
          onDensity={onDensity}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
