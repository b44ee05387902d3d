"use client";

import { Button } from "@marquee/ui/button";
import { buttonClasses } from "@marquee/ui/button-classes";
import { EmptyState } from "@marquee/ui/empty-state";
import { ErrorState } from "@marquee/ui/error-state";
import { Clapperboard, SearchX, X } from "lucide-react";
import type { ReactNode } from "react";
import { useCan } from "../../lib/reader";
import { problemOf } from "../../lib/request-problem";
import { SignInLink } from "../sign-in/sign-in-link";
import { type ActiveFilter, activeFilters } from "./catalogue-query";
import type { CatalogueControls } from "./use-catalogue-params";
import type { MovieList } from "./use-movie-list";

/** What stands in place of the films where there are none to show; undefined where there are. */
export function listState(
  list: MovieList,
  { params, change, clearFilters }: CatalogueControls,
  onNew: () => void,
): ReactNode {
  const filters = activeFilters(params);
  const clear = () => void clearFilters();
  if (list.isLoadingError) {
    return <ListError list={list} onClear={filters.length > 0 ? clear : undefined} />;
  }
  if (!list.isSuccess || list.movies.length > 0) return undefined;
  if (filters.length === 0) return <EmptyCatalogue onNew={onNew} />;
  const remove = (name: string) => void change({ [name]: null });
  return <NothingFound filters={filters} onRemove={remove} onClear={clear} />;
}

/** A catalogue without films. */
function EmptyCatalogue({ onNew }: { onNew: () => void }) {
  return (
    <EmptyState
      icon={Clapperboard}
      title="The catalogue has no films yet"
      description="Films stand here with the last day of their rights, and tell when it comes near."
    >
      {useCan("movie.write") && (
        <Button variant="primary" onClick={onNew}>
          Add the first film
        </Button>
      )}
    </EmptyState>
  );
}

/** No film matches: each condition can be taken away. */
function NothingFound({
  filters,
  onRemove,
  onClear,
}: {
  filters: readonly ActiveFilter[];
  onRemove: (name: string) => void;
  onClear: () => void;
}) {
  return (
    <EmptyState
      icon={SearchX}
      title="No film matches"
      description={
        filters.length > 1
          ? "All of these hold together:"
          : "Nothing in the catalogue is like this:"
      }
    >
      {filters.map(({ field, words }) => (
        <Button
          key={field.name}
          aria-label={`Remove: ${words}`}
          onClick={() => onRemove(field.name)}
          className="max-w-full shrink"
        >
          <span className="truncate">{words}</span>
          <X aria-hidden size={14} className="shrink-0 text-muted" />
        </Button>
      ))}
      {filters.length > 1 && (
        <Button variant="quiet" onClick={onClear}>
          Remove all
        </Button>
      )}
    </EmptyState>
  );
}

/** The films could not be fetched. */
function ListError({ list, onClear }: { list: MovieList; onClear: (() => void) | undefined }) {
  const problem = problemOf(list.error);
  return (
    <ErrorState
      title="The films could not be fetched"
      reason={problem.reason}
      requestId={problem.requestId}
      isRetrying={list.isFetching}
      onRetry={() => void list.refetch()}
    >
      {problem.code === "unauthenticated" && <SignInLink className={buttonClasses("primary")} />}
      {onClear && problem.code === "invalid_input" && (
        <Button onClick={onClear}>Remove all conditions</Button>
      )}
    </ErrorState>
  );
}
