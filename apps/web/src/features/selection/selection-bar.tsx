"use client";

import { Button } from "@marquee/ui/button";
import { IconButton } from "@marquee/ui/icon-button";
import { X } from "lucide-react";
import { useState } from "react";
import { filmsWord } from "../../lib/films-word";
import { useReader } from "../../lib/reader";
import { useShortcut } from "../../lib/shortcuts";
import type { BulkKind, BulkTarget } from "../bulk/bulk-target";
import type { MovieCount } from "../movies/list-footer";
import { late, useLoadAhead } from "../page/late";
import { queryCondition } from "./query-condition";
import type { FilmSelectionControls } from "./use-film-selection";
import { selectionWords as words } from "./words";

const BulkDialog = late(() => import("../bulk/bulk-dialog"));
const later = [BulkDialog];

/** How many films are selected, and what can be done with all of them at once. */
export function SelectionBar({
  onLeave,
  ...props
}: BarProps & {
  /** Gives the focus to the films: the bar has gone with what was selected. */
  onLeave: () => void;
}) {
  const { selection, ids, clear } = props.controls;
  const [task, setTask] = useState<Task>();
  useLoadAhead(later);
  return (
    <>
      {(selection.kind === "all" || ids.length > 0) && <Bar {...props} onTask={setTask} />}
      {/* It is about the films it began with, also where those have left the list by what was done to them. */}
      {task && (
        <BulkDialog
          {...task}
          onClose={(isDone) => {
            setTask(undefined);
            if (!isDone) return;
            clear();
            onLeave();
          }}
        />
      )}
    </>
  );
}

type Task = { kind: BulkKind; target: BulkTarget };

type BarProps = {
  controls: FilmSelectionControls;
  query: string | undefined;
  count: MovieCount | undefined;
  /** Whether more films match than are loaded. */
  hasMore: boolean;
};

function Bar({
  controls: { selection, ids, selectAll, clear },
  query,
  count,
  hasMore,
  onTask,
}: BarProps & { onTask: (task: Task) => void }) {
  const { locale, today } = useReader();
  const isAll = selection.kind === "all";
  const condition = queryCondition(query, today);
  const target: BulkTarget = isAll && condition ? { filter: condition } : { ids: [...ids] };
  useShortcut("extend", () => onTask({ kind: "extend", target }));
  const matching = count && (count.kind === "exact" ? "" : "~") + filmsWord(count.count, locale);
  return (
    <section
      aria-label={words.bar}
      className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-line border-t bg-selected px-4 py-1.5"
    >
      <p role="status" className="mr-1 font-medium tabular-nums">
        {isAll ? words.allSelected(matching ?? "") : words.selected(filmsWord(ids.length, locale))}
      </p>
      <div className="contents narrow:order-last narrow:flex narrow:basis-full narrow:flex-wrap narrow:items-center narrow:gap-2">
        {(["extend", "edit", "delete"] as const).map((kind) => (
          <Button key={kind} onClick={() => onTask({ kind, target })}>
            {words[kind]}
          </Button>
        ))}
        {!isAll && hasMore && matching && condition && (
          <Button variant="quiet" onClick={selectAll}>
            {words.all(matching)}
          </Button>
        )}
        {!isAll && hasMore && !condition && (
          <span className="text-12 text-muted">{words.notAll}</span>
        )}
      </div>
      <span className="ml-auto">
        <IconButton label={words.clear} icon={X} keys={["Esc"]} onClick={clear} />
      </span>
    </section>
  );
}
