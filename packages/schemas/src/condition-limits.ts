/** How large a condition tree may be. */
export const conditionLimits = { depth: 5, conditions: 50, values: 1000 } as const;
