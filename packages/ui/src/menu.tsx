"use client";

import type * as MenuParts from "@base-ui/react/menu";
import { Check } from "lucide-react";
import {
  cloneElement,
  createContext,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { listItemClasses, popupClasses } from "./popup";

type Parts = (typeof MenuParts)["Menu"];

/** What menus are made of is fetched when someone comes near one. */
const loadParts = async (): Promise<Parts> => (await import("@base-ui/react/menu")).Menu;
const PartsContext = createContext<Parts | undefined>(undefined);

function useParts(): Parts {
  const parts = useContext(PartsContext);
  if (!parts) throw new Error("A menu's items stand in a Menu");
  return parts;
}

type MenuProps = {
  trigger: ReactElement;
  side?: "top" | "bottom" | "right";
  children: ReactNode;
};

/** A button that opens a list of actions and choices. */
export function Menu(props: MenuProps) {
  const [parts, setParts] = useState<Parts>();
  if (parts) {
    return (
      <PartsContext value={parts}>
        <LoadedMenu {...props} />
      </PartsContext>
    );
  }
  const open = () => void loadParts().then((loaded) => setParts(() => loaded));
  return (
    <div className="flex min-w-0">
      {cloneElement<Record<string, unknown>>(
        props.trigger as ReactElement<Record<string, unknown>>,
        {
          "aria-haspopup": "menu",
          "aria-expanded": false,
          onPointerEnter: () => void loadParts(),
          onFocus: () => void loadParts(),
          onClick: open,
          onKeyDown: (event: KeyboardEvent) => {
            if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
            event.preventDefault();
            open();
          },
        },
      )}
    </div>
  );
}

/** The menu as it is from the first time on that it was opened. */
function LoadedMenu({ trigger, side = "bottom", children }: MenuProps) {
  const Base = useParts();
  // Beside its button, and so within the same landmark of the page.
  const place = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  // The button that was pressed is another one by now: this one is pressed in its place.
  useEffect(() => {
    const button = frame.current?.querySelector("button");
    button?.focus();
    button?.click();
  }, []);
  return (
    <Base.Root>
      <div ref={frame} className="flex min-w-0">
        <Base.Trigger render={trigger} />
        <div ref={place} className="absolute" />
      </div>
      <Base.Portal container={place}>
        <Base.Positioner side={side} align="start" sideOffset={4} className="z-50 outline-none">
          <Base.Popup
            className={`${popupClasses} max-h-(--available-height) min-w-48 max-w-[calc(100vw-1rem)] overflow-y-auto`}
          >
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
  const { Item } = useParts();
  return (
    <Item className={listItemClasses} onClick={onSelect}>
      <span className="grid size-4 place-items-center text-muted">{icon}</span>
      {children}
    </Item>
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
  const { RadioGroup, GroupLabel, RadioItem, RadioItemIndicator } = useParts();
  return (
    <RadioGroup value={value} onValueChange={onChange}>
      <GroupLabel className="px-2 pt-1.5 pb-1 text-12 text-muted">{label}</GroupLabel>
      {choices.map((choice) => (
        <RadioItem key={choice.value} value={choice.value} closeOnClick className={listItemClasses}>
          <span className="grid size-4 place-items-center text-muted">
            <RadioItemIndicator>
              <Check aria-hidden size={14} />
            </RadioItemIndicator>
          </span>
          {choice.icon}
          {choice.label}
        </RadioItem>
      ))}
    </RadioGroup>
  );
}

export function MenuSeparator() {
  const { Separator } = useParts();
  return <Separator className="mx-1 my-1 h-px bg-line" />;
}
