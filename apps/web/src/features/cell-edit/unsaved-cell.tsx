"use client";

import { Button } from "@marquee/ui/button";
import { CircleAlert, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { CellFloat } from "./cell-float";
import type { CellWrite } from "./cell-write";
import type { RowEdit } from "./use-cell-edit";
import { cellWords } from "./words";

/** What stands in a cell whose change is not saved: the value as it will be, or what was typed and failed. */
export function UnsavedCell({
  write,
  id,
  children,
}: {
  write: CellWrite;
  /** Of the text that tells what became of the change. */
  id: string;
  children: ReactNode;
}) {
  const { failure } = write;
  if (!failure) {
    return (
      <span className="flex items-center gap-1.5">
        <span className="min-w-0 truncate">{children}</span>
        <span className="shrink-0 animate-reveal text-muted">
          <LoaderCircle aria-hidden size={12} className="animate-spin" />
        </span>
      </span>
    );
  }
  return (
    <span className="-mx-1 flex items-center gap-1.5 rounded-sm px-1 text-danger outline-1 outline-danger">
      <CircleAlert aria-hidden size={12} className="shrink-0" />
      <span className="min-w-0 truncate">{write.typed || "—"}</span>
      <span className="sr-only">{cellWords.notSaved}</span>
      <span id={id} hidden>
        {failure.told}
      </span>
    </span>
  );
}

/** What became of a change that failed, beside its cell, and what can be done. */
export function FailureNote({ write, edit }: { write: CellWrite; edit: RowEdit }) {
  const { failure } = write;
  if (!failure) return null;
  const isTold = edit.toldWrite === write;
  return (
    <CellFloat
      className={`w-72 flex-col gap-2 p-2 text-12 group-focus-within/cell:flex group-hover/cell:flex ${isTold ? "flex" : "hidden"}`}
    >
      <p className="whitespace-normal text-danger wrap-anywhere">{failure.told}</p>
      <p className="flex gap-2">
        {failure.kind === "passing" && (
          <Button className="h-7" onClick={() => edit.onRetry(write)}>
            {cellWords.retry}
          </Button>
        )}
        {failure.kind === "stale" && (
          <Button className="h-7" onClick={() => edit.onCompare(write)}>
            {cellWords.compare}
          </Button>
        )}
        <Button variant="quiet" className="h-7" onClick={() => edit.onGiveUp(write)}>
          {cellWords.giveUp}
        </Button>
      </p>
    </CellFloat>
  );
}
