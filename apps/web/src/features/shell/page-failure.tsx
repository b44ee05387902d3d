"use client";

import { ErrorState } from "@marquee/ui/error-state";
import { shellWords } from "./words";

export type PageFailureProps = { error: Error & { digest?: string }; reset: () => void };

/** A page that could not be drawn. */
export default function PageFailure({ error, reset }: PageFailureProps) {
  return (
    <ErrorState
      heading="h1"
      title={shellWords.failure.title}
      reason={shellWords.failure.told}
      requestId={error.digest}
      onRetry={reset}
    />
  );
}
