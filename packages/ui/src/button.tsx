"use client";

import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

const shape =
  "focus-ring control-height relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md px-3 font-medium text-13 transition-colors aria-disabled:cursor-default";

const colours: Record<ButtonVariant, string> = {
  primary:
    "bg-accent text-on-accent enabled:hover:bg-accent-hover aria-disabled:bg-hover aria-disabled:text-muted",
  secondary:
    "border border-edge bg-surface text-ink enabled:hover:bg-hover data-popup-open:bg-hover aria-disabled:text-muted",
  quiet:
    "text-ink enabled:hover:bg-hover data-popup-open:bg-hover aria-disabled:text-muted aria-pressed:bg-hover",
  danger: "bg-danger text-on-danger enabled:hover:bg-danger-hover",
};

/** The look of a button, for links that act as one. */
export function buttonClasses(variant: ButtonVariant = "secondary"): string {
  return `${shape} ${colours[variant].replaceAll("enabled:", "")}`;
}

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  /** Shown after 150 ms as turning; meanwhile a press does nothing. */
  isPending?: boolean;
  /** Says that it does nothing now, and keeps it in reach of the keyboard. */
  isInactive?: boolean;
};

/** A press that acts. Its text is a verb with its object. */
export function Button({
  variant = "secondary",
  isPending = false,
  isInactive = false,
  className,
  children,
  onClick,
  ...props
}: ButtonProps) {
  const isOff = isPending || isInactive;
  return (
    <button
      type="button"
      {...props}
      aria-busy={isPending || undefined}
      aria-disabled={isOff || undefined}
      onClick={isOff ? (event) => event.preventDefault() : onClick}
      className={classNames(shape, colours[variant], className)}
    >
      {isPending && (
        <span className="absolute inset-0 grid animate-reveal place-items-center">
          <LoaderCircle aria-hidden size={16} className="animate-spin" />
        </span>
      )}
      <span
        className={classNames("inline-flex items-center gap-1.5", isPending && "animate-conceal")}
      >
        {children}
      </span>
    </button>
  );
}
