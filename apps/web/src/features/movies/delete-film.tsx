"use client";

import type { MovieRecord } from "@marquee/schemas/movie-record";
import { IconButton } from "@marquee/ui/icon-button";
import { toast } from "@marquee/ui/toast";
import { Trash2 } from "lucide-react";
import { problemOf } from "../../lib/request-problem";
import { trpc } from "../../lib/trpc";
import { useUndo } from "../change-sets/use-undo";
import type { MovieCache } from "./use-movie-cache";
import { movieWords } from "./words";

/** Deletes a film at once, and offers to take that back. */
export function DeleteFilm({
  record,
  cache,
  onDeleted,
}: {
  record: MovieRecord;
  cache: MovieCache;
  onDeleted: () => void;
}) {
  const { offer } = useUndo();
  const deletion = trpc.movie.delete.useMutation({
    onSuccess: ({ change_set }) => {
      cache.deleted(record.id);
      offer(movieWords.deleted(record.title), change_set);
      onDeleted();
    },
    onError: (error) => toast.error(movieWords.notDeleted(record.title, problemOf(error).reason)),
  });
  return (
    <IconButton
      label={movieWords.deleteFilm(record.title)}
      icon={Trash2}
      isPending={deletion.isPending}
      onClick={() => deletion.mutate({ ids: [record.id] })}
    />
  );
}
