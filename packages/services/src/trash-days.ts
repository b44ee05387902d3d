let days = 30;

/**
 * Says how many days a deleted film can still be restored (`TRASH_DAYS`). Called once by each program, when
 * it puts the application together.
 */
export function setTrashDays(value: number): void {
  days = value;
}

/** How many days a deleted film can still be restored. */
export function trashDays(): number {
  return days;
}
