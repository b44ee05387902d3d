export type ButtonVariant = "primary" | "secondary" | "chosen" | "quiet" | "danger";

export const buttonShape =
  "focus-ring control-height relative inline-flex max-w-full shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium text-13 transition-colors aria-disabled:cursor-default";

export const buttonColours: Record<ButtonVariant, string> = {
  primary:
    "bg-accent text-on-accent not-data-inactive:enabled:hover:bg-accent-hover data-inactive:bg-hover data-inactive:text-muted",
  secondary:
    "border border-edge bg-surface text-ink enabled:hover:bg-hover data-popup-open:bg-hover data-inactive:text-muted",
  /** Like secondary, and something holds through it. */
  chosen: "border border-edge bg-selected text-ink enabled:hover:bg-hover data-popup-open:bg-hover",
  quiet:
    "text-ink enabled:hover:bg-hover data-popup-open:bg-hover data-inactive:text-muted aria-pressed:bg-hover",
  danger: "bg-danger text-on-danger not-data-inactive:enabled:hover:bg-danger-hover",
};

/** The look of a button, for links that act as one. */
export function buttonClasses(variant: ButtonVariant = "secondary"): string {
  return `${buttonShape} px-3 ${buttonColours[variant].replaceAll("enabled:", "")}`;
}
