"use client";

import {
  cloneElement,
  type ReactElement,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { Kbd } from "./kbd";

/** How long the pointer rests before the first tooltip, and after one how long the next comes at once. */
const restMs = 500;
const warmMs = 300;
/** Pixels from what it names, and from the edges of the window. */
const gap = 6;
const margin = 8;

type Shown = { label: string; keys: readonly string[]; at: Element };

/** Shows the tooltips of all that is in it; once, around everything. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <TooltipLayer />
    </>
  );
}

/** Names what the pointer or the focus is on, with its key. The element must say its name without it. */
export function Tooltip({
  label,
  keys,
  children,
}: {
  label: string;
  keys?: readonly string[] | undefined;
  children: ReactElement;
}) {
  return cloneElement<Record<string, unknown>>(children as ReactElement<Record<string, unknown>>, {
    "data-tooltip": label,
    "data-tooltip-keys": keys?.join(" "),
  });
}

/** The one tooltip there is, above all else. */
function TooltipLayer() {
  const [shown, setShown] = useState<Shown>();
  const popup = useRef<HTMLDivElement>(null);
  useEffect(() => watch(setShown), []);
  useLayoutEffect(() => {
    if (!popup.current) return;
    if (shown) place(popup.current, shown.at.getBoundingClientRect());
    else popup.current.hidePopover();
  }, [shown]);
  return (
    <div
      ref={popup}
      popover="manual"
      aria-hidden
      className="pointer-events-none fixed m-0 items-center gap-2 rounded-md border-0 bg-ink px-2 py-1 text-12 text-surface open:flex"
    >
      {shown?.label}
      {shown && shown.keys.length > 0 && <Kbd keys={shown.keys} />}
    </div>
  );
}

/** Below what it names and in its middle; above it where there is no room below. */
function place(popup: HTMLElement, at: DOMRect): void {
  popup.showPopover();
  const { width, height } = popup.getBoundingClientRect();
  const left = at.left + at.width / 2 - width / 2;
  const mostLeft = document.documentElement.clientWidth - width - margin;
  const below = at.bottom + gap;
  const isBelow = below + height + margin <= window.innerHeight;
  popup.style.left = `${Math.max(margin, Math.min(left, mostLeft))}px`;
  popup.style.top = `${isBelow ? below : at.top - gap - height}px`;
}

/** Tells which element is to be named as the pointer and the focus move, until what it answers is called. */
function watch(show: (shown: Shown | undefined) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hiddenAt = Number.NEGATIVE_INFINITY;
  let current: Element | null = null;
  const hide = () => {
    clearTimeout(timer);
    if (!current) return;
    current = null;
    hiddenAt = performance.now();
    show(undefined);
  };
  const name = (at: Element) => {
    clearTimeout(timer);
    current = at;
    const keys = at.getAttribute("data-tooltip-keys")?.split(" ") ?? [];
    show({ label: at.getAttribute("data-tooltip") ?? "", keys, at });
  };
  const onOver = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    const at = named(event.target);
    if (at === current) return;
    hide();
    if (!at) return;
    const isWarm = performance.now() - hiddenAt < warmMs;
    timer = setTimeout(() => at.isConnected && name(at), isWarm ? 0 : restMs);
  };
  const onFocus = (event: FocusEvent) => {
    const at = named(event.target);
    if (at?.matches(":focus-visible")) name(at);
    else hide();
  };
  const listeners = new AbortController();
  const { signal } = listeners;
  document.addEventListener("pointerover", onOver, { signal });
  document.addEventListener("focusin", onFocus, { signal });
  for (const end of ["focusout", "pointerdown", "keydown", "scroll"] as const) {
    document.addEventListener(end, hide, { signal, capture: true, passive: true });
  }
  return () => {
    listeners.abort();
    clearTimeout(timer);
  };
}

function named(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest("[data-tooltip]") : null;
}
