import { Skeleton } from "@marquee/ui/skeleton";
import { narrowPlace } from "../columns/column-layout";
import { type Column, linkColumn } from "../columns/columns";

/** Rows in the shape of rows, where films are still to come. */
export function SkeletonRows({
  from,
  rows,
  columns,
}: {
  from: number;
  rows: number;
  columns: readonly Column[];
}) {
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
          {columns.map(({ name }, at) => (
            <span key={name} className={`min-w-0 px-2 ${narrowPlace(columns, at)}`}>
              <Skeleton className={name === linkColumn ? "w-1/2" : "w-16 max-w-full"} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
