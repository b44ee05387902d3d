"use client";

import { Skeleton } from "@marquee/ui/skeleton";
import { type ReactNode, useEffect, useRef } from "react";
import { useLiveMark } from "../../lib/use-live-mark";
import { usePageTitle } from "../movies/use-page-title";
import { LoadProblem } from "../page/load-problem";
import { PageMain } from "../page/page-main";
import { operationsOf } from "./openapi-document";
import { OperationNav } from "./operation-nav";
import { OperationView } from "./operation-view";
import { Start } from "./start";
import { useHash } from "./use-hash";
import { OpenApiContext, useOpenApi, useOpenApiDocument } from "./use-openapi";
import { developerWords } from "./words";

/** The API as its own document tells it: all operations at the left, the one that the address names beside them. */
export function Developers({ locale, actions }: { locale: string; actions?: ReactNode }) {
  useLiveMark();
  usePageTitle(developerWords.title);
  const document = useOpenApiDocument();
  const hash = useHash();
  return (
    <PageMain title={developerWords.title} actions={actions}>
      {document.isError && <LoadProblem title={developerWords.failed} query={document} />}
      {document.isPending && <Waiting />}
      {document.data && (
        <OpenApiContext value={{ document: document.data, locale }}>
          <Columns open={hash} />
        </OpenApiContext>
      )}
    </PageMain>
  );
}

/** The address of the list of operations where there is room for one thing alone. */
const allHash = "all";

/** Beside each other where there is room, otherwise one of both. */
function Columns({ open }: { open: string }) {
  const isList = open === "" || open === allHash;
  return (
    <div className="flex min-h-0 flex-1">
      <div
        className={`w-full shrink-0 overflow-y-auto border-line p-3 @min-[52rem]:w-72 @min-[52rem]:border-r ${isList ? "" : "@max-[52rem]:hidden"}`}
      >
        <OperationNav open={open} />
      </div>
      <div
        className={`min-w-0 flex-1 overflow-y-auto p-4 @min-[52rem]:px-6 ${isList ? "@max-[52rem]:hidden" : ""}`}
      >
        <a
          href={`#${allHash}`}
          className="focus-ring mb-3 block w-fit rounded-sm underline @min-[52rem]:hidden"
        >
          {developerWords.allOperations}
        </a>
        <Shown open={open} />
      </div>
    </div>
  );
}

function Shown({ open }: { open: string }) {
  const { document } = useOpenApi();
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(open);
  useEffect(() => {
    if (shown.current === open) return;
    shown.current = open;
    place.current?.parentElement?.scrollTo({ top: 0 });
    place.current?.querySelector("h2")?.focus();
  }, [open]);
  const operation = operationsOf(document).find(({ operationId }) => operationId === open);
  const isStart = ["", "start", allHash].includes(open);
  return (
    <div ref={place}>
      {operation ? (
        <OperationView operation={operation} />
      ) : isStart ? (
        <Start />
      ) : (
        <p>{developerWords.notFound(open)}</p>
      )}
    </div>
  );
}

function Waiting() {
  return (
    <div className="flex flex-1">
      <div className="flex w-full flex-col gap-4 p-4 @min-[52rem]:w-72 @min-[52rem]:border-line @min-[52rem]:border-r">
        {Array.from({ length: 16 }, (_, at) => (
          <Skeleton key={at} className="w-full" />
        ))}
      </div>
      <div className="flex-1 p-6 @max-[52rem]:hidden">
        <Skeleton className="w-64" />
      </div>
    </div>
  );
}
