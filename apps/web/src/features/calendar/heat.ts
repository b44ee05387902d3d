/** How full the ground of each level is, in percent: of a small field, and below text. */
const fills = [0, 22, 42, 66, 95];
const groundFills = [0, 12, 20, 30, 42];

/** The levels from few to many, without that of none. */
export const heatLevels = [1, 2, 3, 4] as const;

/** How much a day's count is among others, 0 for none to 4 for the most. By roots: few among many still tell. */
export function heatOf(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(count / Math.max(most, 1)) * 4));
}

/** The colour of a small field of a level; undefined for none. */
export function heatColour(level: number): string | undefined {
  return mixed(fills[level]);
}

/** The colour of a ground under text. */
export function heatGround(level: number): string | undefined {
  return mixed(groundFills[level]);
}

function mixed(percent = 0): string | undefined {
  return percent === 0
    ? undefined
    : `color-mix(in oklch, var(--series-2) ${percent}%, transparent)`;
}
