/** What a field that is not there is told. */
export const missing = "is required";
