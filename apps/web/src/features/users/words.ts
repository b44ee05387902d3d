import { type Role, roles } from "@marquee/schemas/actor";

/** What the pages of users say. */
export const userWords = {
  title: "Users",
  add: "Add user",
  failedList: "The users could not be fetched",
  gone: "This user is not in the list",
  goneWhy: "They may be further down, or the address is of another installation.",
  you: "you",
  newTitle: "New user",
  name: "Name",
  nameHelp: "With it they sign in. Case and spacing do not tell names apart.",
  role: "Role",
  password: "Password",
  passwordHelp:
    "Left empty, you get a one-time link by which they set one themselves. Otherwise at least 15 characters.",
  passwordOptional: "Password (may be left empty)",
  notAdded: "Not added.",
  openUser: (name: string) => `Open ${name}`,
  requireTotp: "Require a second factor",
  requireTotpHelp: "Until they enrol one they can do nothing but look after their account.",
  facts: "Record",
  state: "State",
  secondFactor: "Second factor",
  lastSeen: "Last seen",
  never: "Never",
  lastSignIn: "Last sign-in",
  added: "Added",
  identities: "External accounts",
  access: "Access",
  ownAccess: "Your own password and second factor are under",
  makeLink: "Make a one-time link",
  linkNotMade: "Not made.",
  linkKept: "I have kept the link",
  linkMade: (name: string) => `One-time link for ${name}`,
  linkHelp: (expires: string) =>
    `Whoever opens it sets the password of this account. It works once, until ${expires}.`,
  signOut: "Sign out everywhere",
  signOutTitle: (name: string) => `Sign out ${name} everywhere?`,
  signOutWhy: "All their sessions and access tokens end at once. They can sign in again.",
  signOutAction: (name: string) => `Sign out ${name}`,
  signedOut: (name: string) => `Signed out ${name} everywhere`,
  notSignedOut: "Not signed out.",
  removeTotp: "Remove second factor",
  removeTotpTitle: (name: string) => `Remove the second factor of ${name}?`,
  removeTotpWhy:
    "For someone who has lost theirs. Their recovery codes go with it, and all their sessions end.",
  removeTotpAction: (name: string) => `Remove second factor of ${name}`,
  removedTotp: (name: string) => `Removed the second factor of ${name}`,
  notRemoved: "Not removed.",
  disable: "Disable user",
  disableTitle: (name: string) => `Disable ${name}?`,
  disableWhy:
    "Their sessions, access tokens and API keys stop at once, here and on every other instance. What they did stays on record.",
  disableAction: (name: string) => `Disable ${name}`,
  disabled: (name: string) => `Disabled ${name}`,
  notDisabled: "Not disabled.",
  enable: (name: string) => `Enable ${name}`,
  notEnabled: "Not enabled.",
  enabled: (name: string) => `Enabled ${name}`,
  notChanged: "Not changed.",
  saving: "Saving…",
  roleChanged: (name: string, role: Role) => `${name} is now ${role}`,
  totpRequired: (name: string) => `${name} must use a second factor`,
  totpOptional: (name: string) => `${name} may do without a second factor`,
  limitChanged: (name: string) => `Changed the limit of ${name}`,
  created: (name: string) => `Added ${name}`,
};

/** What each role may do, in a word or two. */
export const roleWords: Record<Role, string> = {
  viewer: "reads, searches and exports",
  editor: "changes films as well",
  admin: "manages users, keys and settings as well",
};

/** The roles to choose from, each with what it does. */
export const roleOptions = roles.map((role) => ({
  value: role,
  label: `${role}: ${roleWords[role]}`,
}));
