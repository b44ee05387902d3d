/** The address at which a change set is open in the history. */
export function changeSetHref(id: string): string {
  return `/history?open=${id}`;
}
