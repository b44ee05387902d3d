"use client";

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { CopyText } from "./copy-text";

/** Why something could not be shown, another try, and the id by which the log knows it. */
export function ErrorState({
  title,
  heading: Heading = "h2",
  reason,
  requestId,
  isRetrying = false,
  onRetry,
  children,
}: {
  title: string;
  /** `h1` where it stands for a whole page. */
  heading?: "h1" | "h2";
  reason: ReactNode;
  requestId?: string | undefined;
  isRetrying?: boolean;
  onRetry?: () => void;
  children?: ReactNode;
}) {
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-6 py-16 text-center">
      <TriangleAlert aria-hidden size={28} strokeWidth={1.25} className="text-danger" />
      <div className="flex flex-col gap-1">
        <Heading className="font-semibold text-14">{title}</Heading>
        <div className="max-w-md text-pretty text-13 text-muted">{reason}</div>
      </div>
      <div className="flex flex-wrap items-center justify-center gap-2">
        {onRetry && (
          <Button isPending={isRetrying} onClick={onRetry}>
            Retry
          </Button>
        )}
        {children}
      </div>
      {requestId && <CopyText label="Request id" text={requestId} />}
    </div>
  );
}
