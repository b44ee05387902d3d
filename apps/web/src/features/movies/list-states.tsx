"use client";

import { Button } from "@marquee/ui/button";
import { buttonClasses } from "@marquee/ui/button-classes";
import { EmptyState } from "@marquee/ui/empty-state";
import { ErrorState } from "@marquee/ui/error-state";
import { Clapperboard, SearchX, X } from "lucide-react";
import { useCan } from "../../lib/reader";
import { problemOf } from "../../lib/request-problem";
import { SignInLink } from "../sign-in/sign-in-link";
import type { ActiveFilter } from "./catalogue-query";
import type { MovieList } from "./use-movie-list";

/** A catalogue without films. */
export function EmptyCatalogue({ onNew }: { onNew: () => void }) {
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
export function NothingFound({
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
export function ListError({
  list,
  onClear,
}: {
  list: MovieList;
  onClear: (() => void) | undefined;
}) {
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
