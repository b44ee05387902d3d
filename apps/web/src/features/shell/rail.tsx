"use client";

import { IconButton } from "@marquee/ui/icon-button";
import { Tooltip } from "@marquee/ui/tooltip";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type Preferences, rememberPreference } from "../../lib/preferences";
import { readerCan, useReader } from "../../lib/reader";
import { useAddress } from "../../lib/use-address";
import { useMediaQuery } from "../../lib/use-media-query";
import { RailViews } from "../views/rail-views";
import { AccountMenu } from "./account-menu";
import { type Place, places } from "./places";
import { Wordmark } from "./wordmark";
import { shellWords } from "./words";

/** So many have a link in the bar below; the others are in the menu beside them. */
const placesOnPhone = 4;

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
  const isPhone = useMediaQuery("(width < 48rem)");
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
      <div className="max-md:contents md:min-h-0 md:flex-1 md:overflow-y-auto">
        <nav
          aria-label={shellWords.dashboard}
          className="flex flex-4 gap-0.5 p-2 max-md:p-1 md:flex-col"
        >
          {open.map((place, at) => (
            <RailLink
              key={place.path}
              place={place}
              isCollapsed={isCollapsed}
              isOnPhone={at < placesOnPhone}
            />
          ))}
        </nav>
        <RailViews isCollapsed={isCollapsed} />
      </div>
      <div className="p-2 max-md:flex-1 max-md:p-1">
        <AccountMenu
          user={user}
          others={isPhone ? open.slice(placesOnPhone) : []}
          isCollapsed={isCollapsed}
          onHelp={onHelp}
        />
      </div>
    </header>
  );
}

function RailLink({
  place,
  isCollapsed,
  isOnPhone,
}: {
  place: Place;
  isCollapsed: boolean;
  isOnPhone: boolean;
}) {
  const { path, within, label, icon: Icon } = place;
  const { pathname, search } = useAddress();
  const router = useRouter();
  const isHere = pathname === within || pathname.startsWith(`${within}/`);
  const isOnePage = path === within;
  const link = (
    <Link
      href={path}
      // A view has a link of its own.
      aria-current={isHere && !new URLSearchParams(search).has("view") ? "page" : undefined}
      // Only what someone is about to go to is fetched beforehand, and not all places with every page.
      prefetch={false}
      onPointerEnter={() => router.prefetch(path)}
      onFocus={() => router.prefetch(path)}
      // Within a place of one page its address leads to its beginning, without asking the server again.
      onNavigate={(event) => {
        if (!isHere || !isOnePage) return;
        event.preventDefault();
        window.history.pushState(null, "", path);
      }}
      className={`focus-ring flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-muted transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-selected aria-[current]:text-ink max-md:h-12 max-md:flex-1 max-md:flex-col max-md:justify-center max-md:gap-0.5 max-md:text-11 ${isCollapsed ? "md:justify-center md:px-0" : ""} ${isOnPhone ? "" : "max-md:hidden"}`}
    >
      <Icon aria-hidden size={16} />
      <span className={isCollapsed ? "md:sr-only" : ""}>{label}</span>
    </Link>
  );
  return isCollapsed ? <Tooltip label={label}>{link}</Tooltip> : link;
}
