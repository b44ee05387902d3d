"use client";

import { ErrorState } from "@marquee/ui/error-state";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <ErrorState
        title="This page could not be shown"
        reason="Something went wrong here. What is stored is not affected."
        requestId={error.digest}
        onRetry={reset}
      />
    </main>
  );
}
