"use client";

import type { MovieRecord } from "@marquee/schemas/movie-record";
import { ConfirmDialog } from "@marquee/ui/dialog";
import { IconButton } from "@marquee/ui/icon-button";
import { toast } from "@marquee/ui/toast";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { problemOf } from "../../lib/request-problem";
import { trpc } from "../../lib/trpc";
import type { MovieCache } from "./use-movie-cache";

/** Deletes a film once it is confirmed by name. */
export function DeleteFilm({
  record,
  cache,
  onDeleted,
}: {
  record: MovieRecord;
  cache: MovieCache;
  onDeleted: () => void;
}) {
  const [isAsking, setAsking] = useState(false);
  const deletion = trpc.movie.delete.useMutation({
    onSuccess: () => {
      setAsking(false);
      cache.deleted(record.id);
      toast(`Deleted ${record.title}`);
      onDeleted();
    },
  });
  const problem = deletion.error ? problemOf(deletion.error) : undefined;
  return (
    <>
      <IconButton
        label={`Delete ${record.title}`}
        icon={Trash2}
        onClick={() => {
          deletion.reset();
          setAsking(true);
        }}
      />
      <ConfirmDialog
        title={`Delete ${record.title} (${record.release_year})?`}
        description={
          <>
            <p>
              It leaves the catalogue and every list at once. What was done to it stays on record.
            </p>
            {problem && (
              <p role="alert" className="pt-2 text-danger">
                Not deleted. {problem.reason}
              </p>
            )}
          </>
        }
        action={`Delete ${record.title}`}
        isOpen={isAsking}
        isPending={deletion.isPending}
        onConfirm={() => deletion.mutate({ ids: [record.id] })}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}
