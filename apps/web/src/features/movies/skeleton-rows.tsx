import { movieFields } from "@marquee/schemas/movie";
import { Skeleton } from "@marquee/ui/skeleton";
import { narrowPlace } from "./movie-row";

/** Rows in the shape of rows, where films are still to come. */
export function SkeletonRows({ from, rows }: { from: number; rows: number }) {
  return (
    <div
      aria-hidden
      className="absolute inset-x-0 top-0"
      style={{ transform: `translateY(calc(var(--row-height) * ${from}))` }}
    >
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={row}
          className="grid h-(--row-height) grid-cols-(--columns) items-center border-line border-b pr-2 pl-9 narrow:grid-cols-(--narrow-columns) narrow:content-center narrow:gap-y-2"
        >
          {movieFields.map((field, column) => (
            <span key={field.name} className={`min-w-0 px-2 ${narrowPlace(column)}`}>
              <Skeleton className={column === 0 ? "w-1/2" : "w-16 max-w-full"} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
