"use client";

import type { TrashedMovie } from "@marquee/schemas/trash";
import { Button } from "@marquee/ui/button";
import { toast } from "@marquee/ui/toast";
import { useRouter } from "next/navigation";
import { problemOf } from "../../lib/request-problem";
import { trpc } from "../../lib/trpc";
import { useRefreshFilms } from "../change-sets/use-refresh-films";
import { useUndo } from "../change-sets/use-undo";
import { hrefOf } from "../movies/catalogue-route";
import { trashWords } from "./words";

/** Takes a film out of the trash at once, and offers to put it back. */
export function RestoreFilm({ movie: { id, title } }: { movie: TrashedMovie }) {
  const { offer } = useUndo();
  const refresh = useRefreshFilms();
  const router = useRouter();
  const restoring = trpc.movie.restore.useMutation({
    onSuccess: ({ change_set }) => {
      refresh();
      offer(trashWords.restored(title), change_set);
    },
    onError: (error) => {
      const { reason, existing } = problemOf(error);
      const there = existing?.split("/").at(-1);
      toast.error(
        trashWords.notRestored(title, reason),
        there
          ? {
              label: trashWords.open,
              onClick: () => router.push(hrefOf({ kind: "film", id: there }, "")),
            }
          : undefined,
      );
    },
  });
  return (
    <Button
      aria-label={trashWords.restore(title)}
      isPending={restoring.isPending}
      onClick={() => restoring.mutate({ id })}
    >
      {trashWords.act}
    </Button>
  );
}
