import { formatNumber } from "./numbers";

/** So many films, in words: "1 film", "12,400 films". */
export function filmsWord(count: number, locale: string): string {
  return `${formatNumber(count, locale)} ${count === 1 ? "film" : "films"}`;
}
