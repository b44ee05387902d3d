import { popupClasses } from "@marquee/ui/popup";
import type { CompletionState } from "./use-completion";

/** What can stand at the caret, to be taken. */
export function CompletionList({ completion }: { completion: CompletionState }) {
  const { isOpen, found, listProps, optionProps } = completion;
  if (!isOpen) return null;
  return (
    <div {...listProps} className={`${popupClasses} max-h-80 w-80 max-w-full overflow-y-auto`}>
      {found.map(({ insert, label, detail }, index) => (
        <div
          key={insert}
          {...optionProps(index)}
          className="flex min-h-7 cursor-default select-none items-baseline justify-between gap-4 rounded-sm px-2 py-1 hover:bg-ink/8 aria-selected:bg-ink/8 pointer-coarse:min-h-11 pointer-coarse:items-center"
        >
          <span className="truncate font-medium">{label}</span>
          <span className="shrink-0 text-12 text-muted">{detail}</span>
        </div>
      ))}
    </div>
  );
}
