"use client";

import { Table } from "@marquee/ui/table";
import { type ComponentProps, type RefObject, useRef } from "react";
import { useShortcut } from "../../lib/shortcuts";

/** The table that a page is about: its rows are gone through, and those with a box selected, by keys. */
export function ListTable(props: ComponentProps<typeof Table>) {
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table);
  return <Table {...props} ref={table} />;
}

/**
 * The focus is at the first control of a row, which is its box or its name. From elsewhere the keys go on from the row
 * that is open, or begin at the first.
 */
function useRowKeys(table: RefObject<HTMLTableElement | null>): void {
  const step = (by: 1 | -1) => {
    const rows = [...(table.current?.tBodies[0]?.rows ?? [])];
    const focused = rows.findIndex(hasFocus);
    const at = focused === -1 ? rows.findIndex((row) => row.matches("[data-open]")) : focused;
    const row = rows[at === -1 ? 0 : at + by];
    row?.querySelector<HTMLElement>("a, button, input")?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  };
  useShortcut("next", () => step(1), isForRows);
  useShortcut("previous", () => step(-1), isForRows);
  useShortcut("select", () => {
    const row = [...(table.current?.rows ?? [])].find(hasFocus);
    row?.querySelector<HTMLElement>("[type=checkbox]")?.click();
  });
}

/** By the arrows a panel is scrolled. */
function isForRows({ key }: KeyboardEvent): boolean {
  return !key.startsWith("Arrow") || !document.activeElement?.closest("aside");
}

const hasFocus = (row: Element) => row.contains(document.activeElement);
