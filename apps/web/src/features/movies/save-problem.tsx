"use client";

import { CopyText } from "@marquee/ui/copy-text";
import { useId } from "react";
import { onPlainClick } from "../../lib/plain-click";
import type { RequestProblem } from "../../lib/request-problem";
import { SignInLink } from "../sign-in/sign-in-link";
import type { CatalogueRoute } from "./catalogue-route";
import { movieWords } from "./words";

const linkClasses = "focus-ring rounded-sm font-medium text-accent underline underline-offset-2";

/** Why a film was not saved, and what can be done. */
export function SaveProblem({
  problem,
  hrefOf,
}: {
  problem: RequestProblem;
  hrefOf: (route: CatalogueRoute) => string;
}) {
  const id = useId();
  const existing = problem.existing?.split("/").at(-1);
  return (
    <div
      role="alert"
      id={id}
      className="flex flex-col items-start gap-1 rounded-md border border-danger px-3 py-2"
    >
      <p className="font-medium text-danger">{movieWords.notSaved(problem.reason)}</p>
      {existing && (
        <a
          href={hrefOf({ kind: "film", id: existing })}
          onClick={onPlainClick(() =>
            window.history.pushState(null, "", hrefOf({ kind: "film", id: existing })),
          )}
          className={linkClasses}
        >
          {movieWords.openExisting}
        </a>
      )}
      {problem.code === "unauthenticated" && <SignInLink newTab className={linkClasses} />}
      {!existing && problem.errors.length === 0 && problem.requestId && (
        <CopyText label={movieWords.requestId} text={problem.requestId} />
      )}
    </div>
  );
}
