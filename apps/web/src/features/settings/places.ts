import type { Permission } from "@marquee/schemas/actor";
import {
  Activity,
  KeyRound,
  type LucideIcon,
  Server,
  ShieldCheck,
  UserRound,
  UsersRound,
} from "lucide-react";
import { accountPath } from "../../lib/callback-path";

/** What the settings are made of, in their order, and what one must be allowed to see of them. */
export const settingsPlaces = {
  account: { path: accountPath, label: "Account", icon: UserRound, permission: "account.manage" },
  users: { path: "/settings/users", label: "Users", icon: UsersRound, permission: "user.manage" },
  keys: { path: "/settings/keys", label: "API keys", icon: KeyRound, permission: "api_key.manage" },
  usage: { path: "/settings/usage", label: "Usage", icon: Activity, permission: "usage.read" },
  events: {
    path: "/settings/events",
    label: "Security events",
    icon: ShieldCheck,
    permission: "audit.read",
  },
  installation: {
    path: "/settings/installation",
    label: "Installation",
    icon: Server,
    permission: "installation.read",
  },
} as const satisfies Record<string, SettingsPlace>;

type SettingsPlace = { path: string; label: string; icon: LucideIcon; permission: Permission };
export type SettingsPlaceName = keyof typeof settingsPlaces;
