"use client";

import { IconButton } from "@marquee/ui/icon-button";
import { Tooltip } from "@marquee/ui/tooltip";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { type Preferences, rememberPreference } from "../../lib/preferences";
import { readerCan, useReader } from "../../lib/reader";
import { useAddress } from "../../lib/use-address";
import { AccountMenu } from "./account-menu";
import { type Place, places } from "./places";
import { Wordmark } from "./wordmark";

/** Where one can go, and one's account. 208 wide, 48 when collapsed, a bar below on a phone. */
export function Rail({
  user,
  initial,
  onHelp,
}: {
  user: string;
  initial: Preferences["rail"];
  onHelp: () => void;
}) {
  const [rail, setRail] = useState(initial);
  const reader = useReader();
  const open = places.filter(({ permission }) => readerCan(reader, permission));
  const isCollapsed = rail === "collapsed";
  const toggle = () => {
    const next = isCollapsed ? "open" : "collapsed";
    setRail(next);
    rememberPreference("rail", next);
  };
  return (
    <header
      className={`flex shrink-0 border-line bg-canvas max-md:border-t max-md:pb-[env(safe-area-inset-bottom)] md:flex-col md:border-r ${isCollapsed ? "md:w-12" : "md:w-52"}`}
    >
      <div
        className={`flex h-12 shrink-0 items-center max-md:hidden ${isCollapsed ? "justify-center" : "justify-between pr-2 pl-3"}`}
      >
        {!isCollapsed && <Wordmark className="text-14" />}
        <IconButton
          label={isCollapsed ? "Expand the rail" : "Collapse the rail"}
          icon={isCollapsed ? PanelLeftOpen : PanelLeftClose}
          onClick={toggle}
        />
      </div>
      <nav aria-label="Dashboard" className="flex flex-2 gap-0.5 p-2 max-md:p-1 md:flex-col">
        {open.map((place) => (
          <RailLink key={place.path} place={place} isCollapsed={isCollapsed} />
        ))}
      </nav>
      <div className="p-2 max-md:flex-1 max-md:p-1">
        <AccountMenu user={user} isCollapsed={isCollapsed} onHelp={onHelp} />
      </div>
    </header>
  );
}

function RailLink({ place, isCollapsed }: { place: Place; isCollapsed: boolean }) {
  const { path, within, label, icon: Icon } = place;
  const { pathname } = useAddress();
  const isHere = pathname === within || pathname.startsWith(`${within}/`);
  const isOnePage = path === within;
  const link = (
    <Link
      href={path}
      aria-current={isHere ? "page" : undefined}
      // Within a place of one page its address leads to its beginning, without asking the server again.
      onNavigate={(event) => {
        if (!isHere || !isOnePage) return;
        event.preventDefault();
        window.history.pushState(null, "", path);
      }}
      className={`focus-ring flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-muted transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-selected aria-[current]:text-ink max-md:h-12 max-md:flex-1 max-md:flex-col max-md:justify-center max-md:gap-0.5 max-md:text-11 ${isCollapsed ? "md:justify-center md:px-0" : ""}`}
    >
      <Icon aria-hidden size={16} />
      <span className={isCollapsed ? "md:sr-only" : ""}>{label}</span>
    </Link>
  );
  return isCollapsed ? <Tooltip label={label}>{link}</Tooltip> : link;
}
