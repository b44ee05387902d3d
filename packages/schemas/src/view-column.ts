import { movieFieldNames } from "./movie-field";

/** What a table of films can show: their fields, and when they came and were last changed. */
export const viewColumns = [...movieFieldNames, "created_at", "updated_at"] as const;
export type ViewColumn = (typeof viewColumns)[number];
