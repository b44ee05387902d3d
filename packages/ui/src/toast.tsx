"use client";

import { X } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { IconButton } from "./icon-button";

/** How long a message stays where nothing is on it, in milliseconds; one that offers something, longer. */
const plainMs = 4_000;
const offeringMs = 8_000;
const mostShown = 3;

type Action = { label: string; onClick: () => void };
type Options = { action?: Action | undefined; about?: string | undefined };
type Message = Options & { id: number; text: string; isError: boolean };

const listeners = new Set<() => void>();
const none: readonly Message[] = [];
let messages = none;
let lastId = 0;

function change(next: readonly Message[]): void {
  messages = next;
  for (const listener of listeners) listener();
}

function add(text: string, isError: boolean, options: Options): void {
  lastId += 1;
  change([...messages, { ...options, id: lastId, text, isError }].slice(-mostShown));
}

function dismiss(id: number): void {
  change(messages.filter((message) => message.id !== id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Says something for a while, with one thing that may be done about it; `about` names what that is done to,
 * for `toast.close`.
 */
export function toast(text: string, options: Options = {}): void {
  add(text, false, options);
}

/** The same, of something that failed. */
toast.error = (text: string, action?: Action): void => add(text, true, { action });

/** Closes what was said about something: what it offers can no longer be done. */
toast.close = (about: string): void =>
  change(messages.filter((message) => message.about !== about));

/** Where messages appear: above the page, told politely, the last one lowest. Once, in the frame of all pages. */
export function Toasts({ label, dismissLabel }: { label: string; dismissLabel: string }) {
  const shown = useSyncExternalStore(
    subscribe,
    () => messages,
    () => none,
  );
  const [isHeld, setHeld] = useState(false);
  return (
    <section
      aria-label={label}
      aria-live="polite"
      aria-relevant="additions"
      className="pointer-events-none fixed inset-x-0 bottom-4 z-60 flex flex-col items-center gap-2 px-4 max-md:bottom-20 md:[html:has([data-lost])_&]:bottom-12 max-md:[html:has([data-lost])_&]:bottom-32"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {shown.map((message) => (
        <Toast key={message.id} message={message} isHeld={isHeld} dismissLabel={dismissLabel} />
      ))}
    </section>
  );
}

function Toast({
  message: { id, text, isError, action },
  isHeld,
  dismissLabel,
}: {
  message: Message;
  isHeld: boolean;
  dismissLabel: string;
}) {
  const leftMs = useRef(action || isError ? offeringMs : plainMs);
  useEffect(() => {
    if (isHeld) return;
    const since = performance.now();
    const timer = setTimeout(() => dismiss(id), leftMs.current);
    return () => {
      clearTimeout(timer);
      leftMs.current -= performance.now() - since;
    };
  }, [id, isHeld]);
  return (
    <div className="pointer-events-auto flex min-h-11 w-full items-center gap-3 rounded-md bg-raised py-1.5 pr-1.5 pl-3 text-13 text-ink shadow-float transition-opacity starting:opacity-0 sm:w-88">
      <p
        className={`max-h-40 min-w-0 flex-1 overflow-y-auto font-medium wrap-anywhere ${isError ? "text-danger" : ""}`}
      >
        {text}
      </p>
      {action && (
        <button
          type="button"
          onClick={() => {
            dismiss(id);
            action.onClick();
          }}
          className="focus-ring h-8 shrink-0 rounded-sm px-1.5 font-medium text-accent underline underline-offset-2 pointer-coarse:h-11"
        >
          {action.label}
        </button>
      )}
      <IconButton label={dismissLabel} icon={X} onClick={() => dismiss(id)} />
    </div>
  );
}
