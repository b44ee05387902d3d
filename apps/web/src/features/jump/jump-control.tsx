"use client";

import { Button } from "@marquee/ui/button";
import { Tooltip } from "@marquee/ui/tooltip";
import { ArrowUpToLine } from "lucide-react";
import { useRef, useState } from "react";
import { useReader } from "../../lib/reader";
import { useShortcut } from "../../lib/shortcuts";
import { useKeyNames } from "../../lib/use-key-names";
import type { Order } from "../columns/order";
import { late, useLoadAhead } from "../page/late";
import { placeWords } from "./jump-place";
import { jumpWords as words } from "./words";

const JumpPopover = late(() => import("./jump-popover"));
const later = [JumpPopover];

const small = "h-6 text-12 pointer-coarse:h-8";

/** The way to a place in the list's order and, where the list was begun in its middle, back to its beginning. */
export function JumpControl({
  order,
  from,
  onFrom,
}: {
  order: Order;
  from: string | undefined;
  onFrom: (from: string | undefined) => void;
}) {
  const { locale } = useReader();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const [keys] = useKeyNames("jump");
  useLoadAhead(later);
  useShortcut("jump", () => setOpen(true));
  const [first] = order;
  const isBegun = from !== undefined && first !== undefined;
  return (
    <div className="flex shrink-0 items-center gap-1">
      {isBegun && (
        <Button
          variant="quiet"
          className={small}
          onClick={() => {
            onFrom(undefined);
            button.current?.focus();
          }}
        >
          <ArrowUpToLine aria-hidden size={14} className="shrink-0" />
          {words.toBeginning}
        </Button>
      )}
      <Tooltip label={words.title} keys={keys}>
        <Button
          ref={button}
          variant="quiet"
          className={small}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onPointerEnter={() => JumpPopover.load()}
          onFocus={() => JumpPopover.load()}
          onClick={() => setOpen(!isOpen)}
        >
          {isBegun ? words.beginsAt(placeWords(first.field, from, locale)) : words.jump}
        </Button>
      </Tooltip>
      {isOpen && (
        <JumpPopover
          anchor={button}
          first={first}
          onPlace={(place) => {
            setOpen(false);
            onFrom(place);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
