import { buttonClasses } from "@marquee/ui/button-classes";
import { EmptyState } from "@marquee/ui/empty-state";
import { MapPinOff } from "lucide-react";
import Link from "next/link";
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
      <Link href={homePath} className={buttonClasses()}>
        {shellWords.nothingHere.home}
      </Link>
    </EmptyState>
  );
}
