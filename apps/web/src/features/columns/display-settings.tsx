"use client";

import type { ViewColumn } from "@marquee/schemas/view-column";
import { RadioGroup } from "@marquee/ui/choice";
import { Popover } from "@marquee/ui/popover";
import type { ReactNode, RefObject } from "react";
import type { Preferences } from "../../lib/preferences";
import { ColumnSettings } from "./column-settings";
import type { Column } from "./columns";
import type { Order } from "./order";
import { OrderSettings } from "./order-settings";
import { columnWords } from "./words";

export type DisplaySettingsProps = {
  order: Order;
  onOrder: (order: Order) => void;
  columns: readonly Column[];
  onColumns: (names: readonly ViewColumn[]) => void;
  density: Preferences["density"];
  onDensity: (density: Preferences["density"]) => void;
};

/** How the list is shown: its order, which a narrow screen has no column heads for, its columns, its density. */
export default function DisplaySettings({
  order,
  onOrder,
  columns,
  onColumns,
  density,
  onDensity,
  anchor,
  onClose,
}: DisplaySettingsProps & { anchor: RefObject<HTMLElement | null>; onClose: () => void }) {
  return (
    <Popover
      title={columnWords.display}
      closeLabel={columnWords.close}
      anchor={anchor}
      isSmall
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <Part title={columnWords.order}>
          <OrderSettings order={order} onOrder={onOrder} />
        </Part>
        <Part title={columnWords.columns}>
          <ColumnSettings columns={columns} onColumns={onColumns} />
        </Part>
        <Part title={columnWords.density}>
          <RadioGroup
            label={columnWords.density}
            name="density"
            value={density}
            options={columnWords.densities}
            onChange={onDensity}
          />
        </Part>
      </div>
    </Popover>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1">
      <h3 className="font-medium text-12 text-muted">{title}</h3>
      {children}
    </section>
  );
}
