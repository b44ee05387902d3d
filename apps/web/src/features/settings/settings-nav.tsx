"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { readerCan, useReader } from "../../lib/reader";
import { useAddress } from "../../lib/use-address";
import { useLiveMark } from "../../lib/use-live-mark";
import { settingsPlaces } from "./places";
import { settingsWords } from "./words";

/** The ways within the settings that are this reader's: at the left, above on a phone. */
export function SettingsNav() {
  const { pathname } = useAddress();
  const reader = useReader();
  const nav = useRef<HTMLElement>(null);
  useLiveMark();
  useEffect(() => {
    if (!pathname) return;
    const present = nav.current?.querySelector("[aria-current]");
    present?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  const open = Object.values(settingsPlaces).filter(({ permission }) =>
    readerCan(reader, permission),
  );
  return (
    <nav
      ref={nav}
      aria-label={settingsWords.settings}
      className="flex shrink-0 gap-0.5 overflow-x-auto border-line max-md:border-b max-md:px-2 max-md:py-1 md:w-44 md:flex-col md:border-r md:p-2"
    >
      {open.map(({ path, label, icon: Icon }) => (
        <Link
          key={path}
          href={path}
          aria-current={pathname === path ? "page" : undefined}
          className="focus-ring flex h-8 shrink-0 items-center gap-2.5 whitespace-nowrap rounded-md px-2 text-muted transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-selected aria-[current]:text-ink max-md:h-11"
        >
          <Icon aria-hidden size={16} className="max-md:hidden" />
          {label}
        </Link>
      ))}
    </nav>
  );
}
