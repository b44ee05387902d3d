import { roles } from "@marquee/schemas/actor";
import { factorState, userState } from "../lib/user-state";
import { asOperator, type Command } from "./command";
import { asTable } from "./table";

export const createUser: Command = {
  words: "user create",
  usage: "NAME [--role viewer|editor|admin]",
  summary: "Make a user, a viewer unless told, and print the link by which they set a password",
  takes: 1,
  options: { role: { type: "string", default: "viewer" } },
  check: ({ options }) =>
    roles.some((role) => role === options.role)
      ? undefined
      : `--role must be one of ${roles.join(", ")}.`,
  run: asOperator(async (operator, { names: [user = ""], options }) => {
    const made = await operator.createUser({ user, role: String(options.role) });
    return `${made.user} is there, with the role ${made.role}.\n${linkText(made.invitation)}`;
  }),
};

export const resetUser: Command = {
  words: "user reset",
  usage: "NAME [--second-factor]",
  summary: "Print a link by which a user sets a new password; --second-factor also removes theirs",
  takes: 1,
  options: { "second-factor": { type: "boolean", default: false } },
  run: asOperator(async (operator, { names: [user = ""], options }) => {
    const removes_totp = options["second-factor"] === true;
    return linkText(await operator.resetUser(user, { removes_totp }));
  }),
};

export const listUsers: Command = {
  words: "user list",
  usage: "",
  summary: "List the users",
  takes: 0,
  options: {},
  run: asOperator(async (operator) => {
    const users = await operator.listUsers();
    return asTable([
      ["name", "role", "state", "second factor", "last seen"],
      ...users.map((user) => [
        user.user,
        user.role,
        userState(user).toLowerCase(),
        factorState(user).toLowerCase(),
        user.last_seen_at ?? "never",
      ]),
    ]);
  }),
};

function linkText(invitation: { url: string; expires_at: string } | null): string {
  if (!invitation) return "";
  return `Whoever opens this link first sets the password; it works once, until ${invitation.expires_at}:\n${invitation.url}`;
}
