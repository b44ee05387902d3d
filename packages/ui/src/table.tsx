import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

/** `isWide` columns are left out where there is little room; `isNumber` ones stand to the right. */
export type TableColumn = {
  id: string;
  label: string;
  isWide?: boolean;
  isNumber?: boolean;
};

/** Rows of things that are alike. Its container is narrow below 42rem. */
export function Table({
  label,
  columns,
  children,
  ...props
}: Omit<ComponentProps<"table">, "children"> & {
  label: string;
  columns: readonly TableColumn[];
  children: ReactNode;
}) {
  return (
    <table {...props} aria-label={label} className="w-full border-collapse">
      <thead className="sticky top-0 z-10 bg-canvas">
        <tr className="border-line border-b">
          {columns.map(({ id, label: head, isWide, isNumber }) => (
            <th
              key={id}
              scope="col"
              className={classNames(
                "h-8 whitespace-nowrap px-2 font-medium text-12 text-muted first:pl-4 last:pr-4",
                isNumber ? "text-right" : "text-left",
                isWide && "@max-[42rem]:hidden",
              )}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** One row; `isOpen` while what it tells of stands beside the table. */
export function TableRow({ isOpen = false, children }: { isOpen?: boolean; children: ReactNode }) {
  return (
    <tr
      className={classNames(
        "group relative border-line border-b transition-colors hover:bg-hover",
        isOpen && "bg-selected hover:bg-selected",
      )}
    >
      {children}
    </tr>
  );
}

/** One cell of a column. */
export function TableCell({
  column: { isWide, isNumber } = {},
  children,
}: {
  column?: Partial<TableColumn> | undefined;
  children: ReactNode;
}) {
  return (
    <td
      className={classNames(
        "h-10 px-2 py-1.5 first:pl-4 last:pr-4",
        isNumber && "text-right tabular-nums",
        isWide && "@max-[42rem]:hidden",
      )}
    >
      {children}
    </td>
  );
}
