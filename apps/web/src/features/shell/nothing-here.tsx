import { buttonClasses } from "@marquee/ui/button-classes";
import { EmptyState } from "@marquee/ui/empty-state";
import { MapPinOff } from "lucide-react";
import Link from "next/link";
import { homePath } from "../../lib/callback-path";

/** An address with nothing behind it. */
export function NothingHere() {
  return (
    <EmptyState
      icon={MapPinOff}
      heading="h1"
      title="There is nothing at this address"
      description="The film may have another address now, or the link was cut short."
    >
      <Link href={homePath} className={buttonClasses()}>
        Go to the catalogue
      </Link>
    </EmptyState>
  );
}
