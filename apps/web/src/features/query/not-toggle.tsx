import { Checkbox } from "@marquee/ui/choice";
import { queryWords } from "./words";

/** Turns a condition or a group into its opposite. */
export function NotToggle({ isNot, onNot }: { isNot: boolean; onNot: (isNot: boolean) => void }) {
  return (
    <Checkbox
      label={queryWords.builder.isNot}
      checked={isNot}
      onChange={({ target }) => onNot(target.checked)}
    />
  );
}
