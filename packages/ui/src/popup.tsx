/** What floats above the page. */
export const popupClasses =
  "rounded-md bg-raised p-1 text-13 text-ink shadow-float outline-none transition-[opacity,transform] data-ending-style:opacity-0 data-starting-style:opacity-0";

/** One line of a list that floats. */
export const listItemClasses =
  "flex min-h-7 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 outline-none data-highlighted:bg-ink/8 pointer-coarse:min-h-11";
