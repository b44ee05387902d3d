import type { Command } from "./command";
import { rotateKeys } from "./key-commands";
import { createUser, listUsers, resetUser } from "./user-commands";

/** Everything that `marquee` can be told to do. */
export const commands: readonly Command[] = [createUser, resetUser, listUsers, rotateKeys];
