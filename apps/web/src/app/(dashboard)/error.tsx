"use client";

import { PageFailure, type PageFailureProps } from "../../features/shell/page-failure";

export default function PageError(props: PageFailureProps) {
  return (
    <div className="grid flex-1 place-items-center">
      <PageFailure {...props} />
    </div>
  );
}
