"use client";

import type { LucideIcon } from "lucide-react";
import { Button, type ButtonProps } from "./button";
import { classNames } from "./class-names";
import { Tooltip } from "./tooltip";

/** A button with a picture; its label is its name and its tooltip. */
export function IconButton({
  label,
  icon: Icon,
  keys,
  className,
  variant = "quiet",
  ...props
}: Omit<ButtonProps, "children"> & {
  label: string;
  icon: LucideIcon;
  keys?: readonly string[];
}) {
  return (
    <Tooltip label={label} keys={keys}>
      <Button
        {...props}
        variant={variant}
        aria-label={label}
        isSquare
        className={classNames("text-muted", className)}
      >
        <Icon aria-hidden size={16} className="shrink-0" />
      </Button>
    </Tooltip>
  );
}
