import { buttonClasses } from "@marquee/ui/button-classes";
import { EmptyState } from "@marquee/ui/empty-state";
import { MapPinOff } from "lucide-react";
import { homePath } from "../../lib/callback-path";
import { shellWords } from "./words";

/** An address with nothing behind it. */
export function NothingHere() {
  return (
    <EmptyState
      icon={MapPinOff}
      heading="h1"
      title={shellWords.nothingHere.title}
      description={shellWords.nothingHere.told}
    >
      {/* No Link: every page carries the scripts of this one, which so has none. */}
      <a href={homePath} className={buttonClasses()}>
        {shellWords.nothingHere.home}
      </a>
    </EmptyState>
  );
}
