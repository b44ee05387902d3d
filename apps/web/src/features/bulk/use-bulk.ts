"use client";

import type { BulkOutcome, BulkPreview, BulkUpdateInput } from "@marquee/schemas/bulk";
import { useState } from "react";
import { trpc } from "../../lib/trpc";
import { useRun } from "../../lib/use-run";
import { useRefreshFilms } from "../change-sets/use-refresh-films";
import type { BulkTarget } from "./bulk-target";

/** What to do with the films: move their last day, set fields, or put them into the trash. */
export type BulkEdit = Pick<BulkUpdateInput, "set" | "extend"> | "delete";

/** An edit of many films: first looked at, then done to exactly as many as were seen. */
export function useBulk(target: BulkTarget) {
  const update = trpc.movie.bulkUpdate.useMutation();
  const remove = trpc.movie.bulkDelete.useMutation();
  const refresh = useRefreshFilms();
  const { isPending, problem, run, clear } = useRun();
  const [edit, setEdit] = useState<BulkEdit>();
  const [preview, setPreview] = useState<BulkPreview>();
  const [outcome, setOutcome] = useState<BulkOutcome & { ms: number }>();

  const send = (what: BulkEdit, how: { dry_run: true } | { expected_count: number }) =>
    what === "delete"
      ? remove.mutateAsync({ ...target, ...how })
      : update.mutateAsync({ ...target, ...what, ...how });

  const look = async (what: BulkEdit) => {
    setEdit(what);
    setPreview(undefined);
    const answer = await run(() => send(what, { dry_run: true }));
    if (answer?.dry_run) setPreview(answer);
  };
  const apply = async (what: BulkEdit, expected_count: number) => {
    setEdit(what);
    const begun = performance.now();
    const answer = await run(() => send(what, { expected_count }));
    if (!answer || answer.dry_run) return undefined;
    refresh();
    const done = { ...answer, ms: performance.now() - begun };
    setOutcome(done);
    return done;
  };
  const back = () => {
    clear();
    setEdit(undefined);
    setPreview(undefined);
  };
  const isReady = preview && preview.changed > 0 && !outcome && !problem;
  /** Does what was looked at, to exactly as many; undefined where there is nothing to do. */
  const confirm = edit && isReady ? () => apply(edit, preview.matched) : undefined;
  return { edit, preview, outcome, problem, isPending, look, apply, confirm, back };
}

export type Bulk = ReturnType<typeof useBulk>;
