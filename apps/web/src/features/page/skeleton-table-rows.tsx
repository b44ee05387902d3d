import { Skeleton } from "@marquee/ui/skeleton";
import { TableCell, type TableColumn, TableRow } from "@marquee/ui/table";

/** Rows in the shape of rows, while what they tell is still to come. */
export function SkeletonTableRows({ columns }: { columns: readonly TableColumn[] }) {
  return Array.from({ length: 6 }, (_, row) => (
    <TableRow key={row}>
      {columns.map((column, at) => (
        <TableCell key={column.id} column={column}>
          <Skeleton className={at === 0 ? "w-40 max-w-full" : lookOf(column)} />
        </TableCell>
      ))}
    </TableRow>
  ));
}

/** Figures are short, and stand to the right. */
function lookOf({ isNumber }: TableColumn): string {
  return isNumber ? "ml-auto w-8" : "w-16 max-w-full";
}
