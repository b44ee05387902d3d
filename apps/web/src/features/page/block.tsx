"use client";

import { Button } from "@marquee/ui/button";
import { CopyText } from "@marquee/ui/copy-text";
import { type ReactNode, useId } from "react";
import { problemOf } from "../../lib/request-problem";
import { SignInLink } from "../sign-in/sign-in-link";
import { pageWords } from "./words";

type BlockQuery<Data> = {
  data: Data | undefined;
  error: unknown;
  isFetching: boolean;
  refetch: () => unknown;
};

/**
 * A part of the page that stands for itself: it waits in the shape it will have, and says by itself why it
 * could not be fetched. What was fetched before stays while it is fetched again.
 */
export function Block<Data>({
  title,
  failed,
  query,
  action,
  waiting,
  children,
}: {
  title: string;
  /** Such as "The counts could not be fetched." */
  failed: string;
  query: BlockQuery<Data>;
  action?: ReactNode;
  waiting: ReactNode;
  children: (data: Data) => ReactNode;
}) {
  const id = useId();
  const { data, error, isFetching } = query;
  return (
    <section
      aria-labelledby={id}
      aria-busy={isFetching}
      className="@container flex min-w-0 flex-col rounded-lg border border-line bg-surface"
    >
      <header className="flex min-h-11 items-center gap-3 px-4 pt-1">
        <h2 id={id} tabIndex={-1} className="mr-auto font-semibold text-14 outline-none">
          {title}
        </h2>
        {action}
      </header>
      <div className="flex min-h-0 flex-1 flex-col px-4 pb-4">
        {Boolean(error) && (
          <BlockProblem
            failed={data === undefined ? failed : pageWords.notUpToDate}
            query={query}
          />
        )}
        {data === undefined ? !error && waiting : children(data)}
      </div>
    </section>
  );
}

function BlockProblem({ failed, query }: { failed: string; query: BlockQuery<unknown> }) {
  const { code, reason, requestId } = problemOf(query.error);
  return (
    <div role="alert" className="flex flex-col items-start gap-2 py-2">
      <p>
        <span className="font-medium text-danger">{failed}</span> {reason}
      </p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button isPending={query.isFetching} onClick={() => void query.refetch()}>
          {pageWords.retry}
        </Button>
        {code === "unauthenticated" && <SignInLink newTab className="focus-ring underline" />}
        {requestId && <CopyText label={pageWords.requestId} text={requestId} />}
      </div>
    </div>
  );
}
