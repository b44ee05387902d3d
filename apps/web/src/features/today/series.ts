/** The fills by which the genres of a chart are told apart, in their order. */
const fills = [
  "bg-series-1",
  "bg-series-2",
  "bg-series-3",
  "bg-series-4",
  "bg-series-5",
  "bg-series-6",
];

/** The fill of a genre by its place; of all others, which come last. */
export function seriesFill(genre: string | null, place: number): string {
  return (genre === null ? undefined : fills[place]) ?? "bg-edge";
}
