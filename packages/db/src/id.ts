import { v7 } from "uuid";

/** A new UUID of version 7: ids grow with time, so that new rows stand together in an index. */
export function newId(): string {
  return v7();
}
