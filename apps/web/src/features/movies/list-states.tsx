"use client";

import { Button } from "@marquee/ui/button";
import { buttonClasses } from "@marquee/ui/button-classes";
import { EmptyState } from "@marquee/ui/empty-state";
import { ErrorState } from "@marquee/ui/error-state";
import { Clapperboard, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { useCan } from "../../lib/reader";
import { problemOf } from "../../lib/request-problem";
import { RemovableConditions } from "../query/removable-conditions";
import { queryWords } from "../query/words";
import { SignInLink } from "../sign-in/sign-in-link";
import type { CatalogueControls } from "./use-catalogue-params";
import type { MovieList } from "./use-movie-list";
import { movieWords } from "./words";

/** What stands in place of the films where there are none to show; undefined where there are. */
export function listState(
  list: MovieList,
  { params, change }: CatalogueControls,
  onNew: () => void,
): ReactNode {
  const clear = () => change({ query: null, view: null });
  const isNarrowed = params.query !== null;
  if (list.isLoadingError)
    return <ListError list={list} onClear={isNarrowed ? clear : undefined} />;
  if (!list.isSuccess || list.movies.length > 0 || list.hasPreviousPage) return undefined;
  if (params.query === null) return <EmptyCatalogue onNew={onNew} />;
  return (
    <NothingFound
      query={params.query}
      onQuery={(query) => change(query ? { query } : { query, view: null })}
    />
  );
}

/** A catalogue without films. */
function EmptyCatalogue({ onNew }: { onNew: () => void }) {
  return (
    <EmptyState
      icon={Clapperboard}
      title={movieWords.empty.title}
      description={movieWords.empty.told}
    >
      {useCan("movie.write") && (
        <Button variant="primary" onClick={onNew}>
          {movieWords.empty.add}
        </Button>
      )}
    </EmptyState>
  );
}

/** No film matches: what is asked for, to be taken out part by part. */
function NothingFound({
  query,
  onQuery,
}: {
  query: string;
  onQuery: (query: string | null) => void;
}) {
  const { title, lead, removeAll } = queryWords.nothing;
  return (
    <EmptyState icon={SearchX} title={title} description={lead}>
      <div className="flex flex-col items-center gap-2">
        <RemovableConditions query={query} onQuery={onQuery} />
        <Button variant="quiet" onClick={() => onQuery(null)}>
          {removeAll}
        </Button>
      </div>
    </EmptyState>
  );
}

/** The films could not be fetched, or are asked for in a way that no other try would mend. */
function ListError({ list, onClear }: { list: MovieList; onClear: (() => void) | undefined }) {
  const problem = problemOf(list.error);
  const isRefused = problem.code === "invalid_input";
  return (
    <ErrorState
      title={isRefused ? movieWords.listRefused : movieWords.listFailed}
      reason={problem.reason}
      requestId={problem.requestId}
      isRetrying={list.isFetching}
      {...(isRefused ? {} : { onRetry: () => void list.refetch() })}
    >
      {problem.code === "unauthenticated" && <SignInLink className={buttonClasses("primary")} />}
      {onClear && isRefused && <Button onClick={onClear}>{queryWords.nothing.removeAll}</Button>}
    </ErrorState>
  );
}
