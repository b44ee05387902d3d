import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

/**
 * `isWide` columns are left out where there is little room; `isNumber` ones stand to the right and in one
 * line. `isPlain`: what stands below says it all, and the label is for those alone who hear it.
 */
export type TableColumn = {
  id: string;
  label: string;
  isWide?: boolean;
  isNumber?: boolean;
  isPlain?: boolean;
};

/** In from the edge on both sides, also where the last columns are left out. */
const cell = "px-2 first:pl-4 last:pr-4 @max-[42rem]:[&:nth-last-child(1_of_[data-lasting])]:pr-4";

/** Rows of things that are alike. Its container is narrow below 42rem. */
export function Table({
  label,
  columns,
  className,
  children,
  ...props
}: Omit<ComponentProps<"table">, "children"> & {
  label: string;
  columns: readonly TableColumn[];
  children: ReactNode;
}) {
  return (
    <table
      {...props}
      aria-label={label}
      className={classNames("w-full border-collapse", className)}
    >
      <thead className="sticky top-0 z-10 bg-canvas">
        <tr className="border-line border-b">
          {columns.map(({ id, label: head, isWide, isNumber, isPlain }) => (
            <th
              key={id}
              scope="col"
              data-lasting={isWide ? undefined : ""}
              className={classNames(
                cell,
                "h-8 whitespace-nowrap font-medium text-12 text-muted",
                isNumber ? "text-right" : "text-left",
                isWide && "@max-[42rem]:hidden",
              )}
            >
              {isPlain ? <span className="sr-only">{head}</span> : head}
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
      data-open={isOpen ? "" : undefined}
      className={classNames(
        "group relative scroll-mt-8 border-line border-b transition-colors hover:bg-hover",
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
      data-lasting={isWide ? undefined : ""}
      className={classNames(
        cell,
        "h-10 py-1.5 pointer-coarse:h-11",
        isNumber && "whitespace-nowrap text-right tabular-nums",
        isWide && "@max-[42rem]:hidden",
      )}
    >
      {children}
    </td>
  );
}
