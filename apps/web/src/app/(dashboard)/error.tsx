"use client";

import { PageFailure } from "../../features/shell/late-page-failure";
import type { PageFailureProps } from "../../features/shell/page-failure";

export default function PageError(props: PageFailureProps) {
  return (
    <div className="grid flex-1 place-items-center">
      <PageFailure {...props} />
    </div>
  );
}
