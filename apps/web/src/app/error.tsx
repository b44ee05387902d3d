"use client";

import { PageFailure } from "../features/shell/late-page-failure";
import type { PageFailureProps } from "../features/shell/page-failure";

export default function PageError(props: PageFailureProps) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <PageFailure {...props} />
    </main>
  );
}
