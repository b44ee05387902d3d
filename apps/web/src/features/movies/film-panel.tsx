"use client";

import { buttonClasses } from "@marquee/ui/button-classes";
import { ErrorState } from "@marquee/ui/error-state";
import { Skeleton } from "@marquee/ui/skeleton";
import { problemOf } from "../../lib/request-problem";
import { trpc } from "../../lib/trpc";
import { SignInLink } from "../sign-in/sign-in-link";
import type { CatalogueRoute } from "./catalogue-route";
import { EditFilmPanel } from "./edit-film-panel";
import { GonePanel, StatePanel } from "./state-panel";
import type { PanelFocus } from "./use-form-panel";
import type { MovieCache } from "./use-movie-cache";
import { movieWords } from "./words";

export type PanelProps = {
  cache: MovieCache;
  hrefOf: (route: CatalogueRoute) => string;
  focus: PanelFocus | undefined;
  onClose: () => void;
  /** Opens another film in place of this one. */
  onGo: (id: string) => void;
  onDirty: (isDirty: boolean) => void;
};

/** A film beside the list: at once where the list has it, and as the server knows it as soon as it says. */
export function FilmPanel(props: PanelProps & { id: string; onDeleted: () => void }) {
  const { id, cache, onClose } = props;
  const film = trpc.movie.get.useQuery({ id }, { placeholderData: () => cache.known(id) });
  const problem = film.error ? problemOf(film.error) : undefined;
  const isGone = problem?.code === "movie_not_found" || problem?.code === "movie_deleted";
  const gone = isGone ? <GonePanel reason={problem.reason} onClose={onClose} /> : undefined;
  if (film.data) return <EditFilmPanel {...props} record={film.data} gone={gone} />;
  if (gone) return gone;
  if (!problem) return <PanelSkeleton onClose={onClose} />;
  return (
    <StatePanel title={movieWords.film} onClose={onClose}>
      <ErrorState
        title={movieWords.filmFailed}
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

function PanelSkeleton({ onClose }: { onClose: () => void }) {
  return (
    <StatePanel title={movieWords.film} onClose={onClose}>
      <div className="flex flex-col gap-8 p-4">
        <Skeleton className="w-2/3" />
        <Skeleton className="w-1/3" />
        <Skeleton className="w-1/2" />
        <Skeleton className="w-1/4" />
      </div>
    </StatePanel>
  );
}
