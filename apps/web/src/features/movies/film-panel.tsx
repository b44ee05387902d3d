"use client";

import { buttonClasses } from "@marquee/ui/button-classes";
import { EmptyState } from "@marquee/ui/empty-state";
import { ErrorState } from "@marquee/ui/error-state";
import { Panel } from "@marquee/ui/panel";
import { Skeleton } from "@marquee/ui/skeleton";
import { FileX2 } from "lucide-react";
import type { ReactNode } from "react";
import { problemOf } from "../../lib/request-problem";
import { trpc } from "../../lib/trpc";
import { SignInLink } from "../sign-in/sign-in-link";
import type { CatalogueRoute } from "./catalogue-route";
import { EditFilmPanel } from "./edit-film-panel";
import type { PanelFocus } from "./use-form-panel";
import type { MovieCache } from "./use-movie-cache";

export type PanelProps = {
  cache: MovieCache;
  hrefOf: (route: CatalogueRoute) => string;
  focus: PanelFocus | undefined;
  onClose: () => void;
  onDirty: (isDirty: boolean) => void;
};

/** A film beside the list: at once where the list has it, and as the server knows it as soon as it says. */
export function FilmPanel(props: PanelProps & { id: string; onDeleted: () => void }) {
  const { id, cache, onClose } = props;
  const film = trpc.movie.get.useQuery({ id }, { placeholderData: () => cache.known(id) });
  if (film.data) return <EditFilmPanel {...props} record={film.data} />;
  if (film.isPending) return <PanelSkeleton onClose={onClose} />;
  const problem = problemOf(film.error);
  if (problem.code === "movie_not_found" || problem.code === "movie_deleted") {
    return (
      <StatePanel title="No such film" onClose={onClose}>
        <EmptyState
          icon={FileX2}
          title="This film is not in the catalogue"
          description={problem.reason}
        />
      </StatePanel>
    );
  }
  return (
    <StatePanel title="Film" onClose={onClose}>
      <ErrorState
        title="The film could not be fetched"
        reason={problem.reason}
        requestId={problem.requestId}
        isRetrying={film.isFetching}
        onRetry={() => void film.refetch()}
      >
        {problem.code === "unauthenticated" && <SignInLink className={buttonClasses("primary")} />}
      </ErrorState>
    </StatePanel>
  );
}

function StatePanel({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Panel
      title={title}
      onClose={onClose}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <div className="overflow-y-auto">{children}</div>
    </Panel>
  );
}

function PanelSkeleton({ onClose }: { onClose: () => void }) {
  return (
    <StatePanel title="Film" onClose={onClose}>
      <div className="flex flex-col gap-8 p-4">
        <Skeleton className="w-2/3" />
        <Skeleton className="w-1/3" />
        <Skeleton className="w-1/2" />
        <Skeleton className="w-1/4" />
      </div>
    </StatePanel>
  );
}
