"use client";

import { type MovieFieldMeta, movieFields } from "@marquee/schemas/movie";
import { formatSort, type SortKey } from "@marquee/schemas/sort";
import { IconButton } from "@marquee/ui/icon-button";
import { Menu, MenuChoices, MenuSeparator } from "@marquee/ui/menu";
import { SlidersHorizontal } from "lucide-react";
import type { Preferences } from "../../lib/preferences";

const inTime = ["first to last", "last to first"] as const;
const byLetter = ["A to Z", "Z to A"] as const;
const directions: Record<MovieFieldMeta["control"], readonly [up: string, down: string]> = {
  text: byLetter,
  combobox: byLetter,
  choice: byLetter,
  number: ["low to high", "high to low"],
  year: inTime,
  date: inTime,
  expiry: inTime,
};

const orders = movieFields
  .filter((field) => field.is_sortable)
  .flatMap(({ name, label, control }) => {
    const [up, down] = directions[control];
    return [
      { value: String(name), label: `${label}, ${up}` },
      { value: `-${name}`, label: `${label}, ${down}` },
    ];
  });
const ownOrder = orders[0]?.value;

const densities = [
  { value: "compact", label: "Compact rows" },
  { value: "comfortable", label: "Comfortable rows" },
] as const;

/** How the list is shown: its order, which a narrow screen has no column heads for, and its density. */
export function DisplayMenu({
  sort,
  onSort,
  density,
  onDensity,
}: {
  sort: SortKey | undefined;
  onSort: (sort: string | null) => void;
  density: Preferences["density"];
  onDensity: (density: Preferences["density"]) => void;
}) {
  return (
    <Menu
      trigger={
        <IconButton variant="secondary" label="Order and density" icon={SlidersHorizontal} />
      }
    >
      <MenuChoices
        label="Order by"
        value={sort ? formatSort([sort]) : (ownOrder ?? null)}
        choices={orders}
        onChange={(order) => onSort(order === ownOrder ? null : order)}
      />
      <MenuSeparator />
      <MenuChoices label="Density" value={density} choices={densities} onChange={onDensity} />
    </Menu>
  );
}
