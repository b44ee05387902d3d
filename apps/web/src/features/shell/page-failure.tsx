"use client";

import { ErrorState } from "@marquee/ui/error-state";

export type PageFailureProps = { error: Error & { digest?: string }; reset: () => void };

/** A page that could not be drawn. */
export function PageFailure({ error, reset }: PageFailureProps) {
  return (
    <ErrorState
      heading="h1"
      title="This page could not be shown"
      reason="Something went wrong here. What is stored is not affected."
      requestId={error.digest}
      onRetry={reset}
    />
  );
}
