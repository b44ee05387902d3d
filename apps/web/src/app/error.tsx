"use client";

import { PageFailure, type PageFailureProps } from "../features/shell/page-failure";

export default function PageError(props: PageFailureProps) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <PageFailure {...props} />
    </main>
  );
}
