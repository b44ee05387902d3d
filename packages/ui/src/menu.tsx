"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { type ReactElement, type ReactNode, useRef } from "react";
import { listItemClasses, popupClasses } from "./popup";

/** A button that opens a list of actions and choices. */
export function Menu({
  trigger,
  side = "bottom",
  children,
}: {
  trigger: ReactElement;
  side?: "top" | "bottom" | "right";
  children: ReactNode;
}) {
  // Beside its button, and so within the same landmark of the page.
  const place = useRef<HTMLDivElement>(null);
  return (
    <Base.Root>
      <div className="flex min-w-0">
        <Base.Trigger render={trigger} />
        <div ref={place} className="absolute" />
      </div>
      <Base.Portal container={place}>
        <Base.Positioner side={side} align="start" sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={`${popupClasses} min-w-48 max-w-[calc(100vw-1rem)]`}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem({
  icon,
  onSelect,
  children,
}: {
  icon?: ReactNode;
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <Base.Item className={listItemClasses} onClick={onSelect}>
      <span className="grid size-4 place-items-center text-muted">{icon}</span>
      {children}
    </Base.Item>
  );
}

export type Choice<Value> = { value: Value; label: string; icon?: ReactNode };

/** Choices of which one holds. */
export function MenuChoices<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: Value | null;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
}) {
  return (
    <Base.RadioGroup value={value} onValueChange={onChange}>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-12 text-muted">{label}</Base.GroupLabel>
      {choices.map((choice) => (
        <Base.RadioItem
          key={choice.value}
          value={choice.value}
          closeOnClick
          className={listItemClasses}
        >
          <span className="grid size-4 place-items-center text-muted">
            <Base.RadioItemIndicator>
              <Check aria-hidden size={14} />
            </Base.RadioItemIndicator>
          </span>
          {choice.icon}
          {choice.label}
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="mx-1 my-1 h-px bg-line" />;
}
