import { Skeleton } from "@marquee/ui/skeleton";
import { TableCell, type TableColumn, TableRow } from "@marquee/ui/table";

/** Rows in the shape of rows, while what they tell is still to come. */
export function SkeletonTableRows({ columns }: { columns: readonly TableColumn[] }) {
  return Array.from({ length: 6 }, (_, row) => (
    <TableRow key={row}>
      {columns.map((column, at) => (
        <TableCell key={column.id} column={column}>
          <Skeleton className={at === 0 ? "w-40 max-w-full" : "w-16 max-w-full"} />
        </TableCell>
      ))}
    </TableRow>
  ));
}
