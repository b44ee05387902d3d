import type { Command } from "./command";
import { loadDemo, migrate } from "./database-commands";
import { rotateKeys } from "./key-commands";
import { createUser, listUsers, resetUser } from "./user-commands";

/** Everything that `marquee` can be told to do. */
export const commands: readonly Command[] = [
  migrate,
  loadDemo,
  createUser,
  resetUser,
  listUsers,
  rotateKeys,
];
