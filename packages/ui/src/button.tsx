"use client";

import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";
import { type ButtonVariant, buttonColours, buttonShape } from "./button-classes";
import { classNames } from "./class-names";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  /** For a picture alone. */
  isSquare?: boolean;
  /** Shown after 150 ms as turning; meanwhile a press does nothing. */
  isPending?: boolean;
  /** Says that it does nothing now, and keeps it in reach of the keyboard. */
  isInactive?: boolean;
};

/** A press that acts. Its text is a verb with its object, cut where there is no room for all of it. */
export function Button({
  variant = "secondary",
  isSquare = false,
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
      data-inactive={isInactive || undefined}
      onClick={isOff ? (event) => event.preventDefault() : onClick}
      className={classNames(
        buttonShape,
        isSquare ? "w-8 pointer-coarse:w-11" : "px-3",
        buttonColours[variant],
        className,
      )}
    >
      {isPending && (
        <span className="absolute inset-0 grid animate-reveal place-items-center">
          <LoaderCircle aria-hidden size={16} className="animate-spin" />
        </span>
      )}
      <span
        className={classNames(
          "inline-flex min-w-0 items-center gap-1.5",
          isPending && "animate-conceal",
        )}
      >
        {typeof children === "string" ? <span className="truncate">{children}</span> : children}
      </span>
    </button>
  );
}
