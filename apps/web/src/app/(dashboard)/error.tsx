"use client";

import { lazy, Suspense } from "react";
import type { PageFailureProps } from "../../features/shell/page-failure";

// Every page carries this file: what it shows is fetched when it is shown.
const PageFailure = lazy(() => import("../../features/shell/page-failure"));

export default function PageError(props: PageFailureProps) {
  return (
    <div className="grid flex-1 place-items-center">
      <Suspense>
        <PageFailure {...props} />
      </Suspense>
    </div>
  );
}
