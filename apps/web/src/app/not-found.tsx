import { buttonClasses } from "@marquee/ui/button-classes";
import { EmptyState } from "@marquee/ui/empty-state";
import { MapPinOff } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { homePath } from "../lib/callback-path";

export const metadata: Metadata = { title: "Nothing here" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        icon={MapPinOff}
        title="There is nothing at this address"
        description="The film may have another address now, or the link was cut short."
      >
        <Link href={homePath} className={buttonClasses()}>
          Go to the catalogue
        </Link>
      </EmptyState>
    </main>
  );
}
