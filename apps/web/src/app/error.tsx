"use client";

import { lazy, Suspense } from "react";
import type { PageFailureProps } from "../features/shell/page-failure";

// Every page carries this file: what it shows is fetched when it is shown.
const PageFailure = lazy(() => import("../features/shell/page-failure"));

export default function PageError(props: PageFailureProps) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <Suspense>
        <PageFailure {...props} />
      </Suspense>
    </main>
  );
}
