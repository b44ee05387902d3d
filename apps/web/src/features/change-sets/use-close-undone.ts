"use client";

import type { UndoneChangeSet } from "@marquee/schemas/change-set";
import { toast } from "@marquee/ui/toast";
import { type Mutation, matchMutation, useQueryClient } from "@tanstack/react-query";
import { getMutationKey } from "@trpc/react-query";
import { useEffect } from "react";
import { trpc } from "../../lib/trpc";

/**
 * Closes what offers to undo a change set once that is undone, by whatever on this page. Where an undo put
 * nothing back the change set still stands, and so does the offer.
 */
export function useCloseUndone(): void {
  const client = useQueryClient();
  useEffect(() => {
    const mutationKey = getMutationKey(trpc.changeSet.undo);
    return client.getMutationCache().subscribe((event) => {
      const isDone = event.type === "updated" && event.action.type === "success";
      if (!isDone || !matchMutation({ mutationKey }, event.mutation)) return;
      // What procedure it calls says its key.
      const { variables, data } = (event.mutation as UndoMutation).state;
      if (variables && data?.change_set) toast.close(variables.id);
    });
  }, [client]);
}

type UndoMutation = Mutation<UndoneChangeSet, Error, { id: string }>;
