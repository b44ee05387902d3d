"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Check } from "lucide-react";
import type { ReactElement } from "react";
import { inputClasses } from "./field";
import { listItemClasses, popupClasses } from "./popup";

/** A button that opens a list to choose one value from, narrowed by typing. */
export function Picker({
  label,
  trigger,
  value,
  values,
  onValueChange,
  onSearch,
  nothingFound,
}: {
  label: string;
  trigger: ReactElement;
  value: string | null;
  values: readonly string[];
  onValueChange: (value: string | null) => void;
  onSearch: (text: string) => void;
  nothingFound: string;
}) {
  return (
    <Combobox.Root
      items={values}
      filter={null}
      value={value}
      onValueChange={onValueChange}
      onInputValueChange={(text, { reason }) => {
        if (reason !== "item-press") onSearch(text);
      }}
      onOpenChange={(isOpen) => isOpen && onSearch("")}
      autoHighlight
    >
      <Combobox.Trigger aria-label={label} render={trigger} />
      <Combobox.Portal>
        <Combobox.Positioner align="start" sideOffset={4} className="z-50 outline-none">
          <Combobox.Popup aria-label={label} className={`${popupClasses} w-60`}>
            <Combobox.Input aria-label={label} placeholder={label} className={inputClasses} />
            <Combobox.Empty>
              <p className="p-2 text-muted">{nothingFound}</p>
            </Combobox.Empty>
            <Combobox.List className="mt-1 max-h-[min(20rem,calc(var(--available-height)-3.5rem))] overflow-y-auto data-empty:hidden">
              {(item: string) => (
                <Combobox.Item key={item} value={item} className={listItemClasses}>
                  <span className="grid size-4 place-items-center text-muted">
                    <Combobox.ItemIndicator>
                      <Check aria-hidden size={14} />
                    </Combobox.ItemIndicator>
                  </span>
                  <span className="truncate">{item}</span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
