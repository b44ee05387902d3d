"use client";

import { Menu, MenuChoices, MenuItem, MenuSeparator } from "@marquee/ui/menu";
import { Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { accountPath } from "../../lib/callback-path";
import type { Place } from "./places";
import { shellWords } from "./words";

const words = shellWords.account;

export const themes = [
  { value: "light", label: words.themes.light, icon: <Sun aria-hidden size={14} /> },
  { value: "dark", label: words.themes.dark, icon: <Moon aria-hidden size={14} /> },
  { value: "system", label: words.themes.system, icon: <Monitor aria-hidden size={14} /> },
];

/** Who is signed in, the theme, the keys, and the way out. */
export function AccountMenu({
  user,
  others,
  isCollapsed,
  onHelp,
}: {
  user: string;
  /** Places that have no link of their own on this screen. */
  others: readonly Place[];
  isCollapsed: boolean;
  onHelp: () => void;
}) {
  const { theme, setTheme } = useTheme();
  const router = useRouter();
  return (
    <Menu side="top" trigger={<AccountButton user={user} isCollapsed={isCollapsed} />}>
      {others.map(({ path, label, icon: Icon }) => (
        <MenuItem
          key={path}
          icon={<Icon aria-hidden size={14} />}
          onSelect={() => router.push(path)}
        >
          {label}
        </MenuItem>
      ))}
      {others.length > 0 && <MenuSeparator />}
      <MenuChoices label={words.theme} value={theme ?? null} choices={themes} onChange={setTheme} />
      <MenuSeparator />
      <MenuItem
        icon={<UserRound aria-hidden size={14} />}
        onSelect={() => router.push(accountPath)}
      >
        {words.settings}
      </MenuItem>
      <MenuItem icon={<Keyboard aria-hidden size={14} />} onSelect={onHelp}>
        {words.keys}
      </MenuItem>
      <MenuItem
        icon={<LogOut aria-hidden size={14} />}
        onSelect={() => void import("./leave").then(({ leave }) => leave())}
      >
        {words.signOut}
      </MenuItem>
    </Menu>
  );
}

function AccountButton({
  user,
  isCollapsed,
  ...props
}: { user: string; isCollapsed: boolean } & React.ComponentProps<"button">) {
  return (
    <button
      type="button"
      {...props}
      className={`focus-ring flex h-8 w-full items-center gap-2.5 rounded-md px-1.5 text-left font-medium transition-colors hover:bg-hover data-popup-open:bg-hover max-md:h-12 max-md:flex-col max-md:justify-center max-md:gap-0.5 max-md:text-11 max-md:text-muted ${isCollapsed ? "md:justify-center md:px-0" : ""}`}
    >
      <span
        aria-hidden
        className="grid size-5 shrink-0 place-items-center rounded-full bg-accent text-11 text-on-accent uppercase"
      >
        {user.slice(0, 1)}
      </span>
      <span aria-hidden className="md:hidden">
        {shellWords.more}
      </span>
      <span className={`min-w-0 truncate max-md:sr-only ${isCollapsed ? "md:sr-only" : ""}`}>
        <span className="sr-only">{words.label}</span>
        {user}
      </span>
    </button>
  );
}
