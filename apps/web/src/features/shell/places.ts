import type { Permission } from "@marquee/schemas/actor";
import {
  CalendarDays,
  Code,
  Film,
  History,
  type LucideIcon,
  Settings,
  Sun,
  Trash2,
} from "lucide-react";
import { accountPath } from "../../lib/callback-path";

/**
 * A place of the dashboard: `within` is what all its addresses begin with, `permission` what its first page
 * takes, `key` what follows `g` to go there.
 */
export type Place = {
  path: string;
  within: string;
  label: string;
  icon: LucideIcon;
  permission: Permission;
  key: string;
};

/** A place whose addresses all begin with that of its first page. */
function place(path: string, rest: Omit<Place, "path" | "within" | "permission">): Place {
  return { path, within: path, permission: "movie.read", ...rest };
}

/** Where one can go, in the order of the rail. */
export const places: readonly Place[] = [
  place("/today", { label: "Today", icon: Sun, key: "t" }),
  place("/catalogue", { label: "Catalogue", icon: Film, key: "c" }),
  place("/calendar", { label: "Calendar", icon: CalendarDays, key: "k" }),
  place("/history", { label: "History", icon: History, key: "h" }),
  place("/trash", { label: "Trash", icon: Trash2, key: "r" }),
  place("/developers", { label: "Developers", icon: Code, key: "d" }),
  {
    path: accountPath,
    within: "/settings",
    label: "Settings",
    icon: Settings,
    permission: "account.manage",
    key: "s",
  },
];
