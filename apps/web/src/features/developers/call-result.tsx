"use client";

import Link from "next/link";
import { formatBytes, formatMilliseconds } from "../../lib/numbers";
import { changeSetHref } from "../change-sets/change-set-href";
import { CodeBlock } from "../page/code-block";
import { mostShownBytes } from "./read-first";
import type { CallAnswer, CallOutcome } from "./use-call";
import { useOpenApi } from "./use-openapi";
import { developerWords } from "./words";

/** What a call was answered: its status, time, headers and body, or why there is no answer. */
export function CallResult({ outcome }: { outcome: CallOutcome }) {
  if (outcome.kind === "failure") {
    return (
      <p role="alert" className="rounded-md border border-danger px-3 py-2">
        <span className="font-medium text-danger">{outcome.title}</span> {outcome.reason}
      </p>
    );
  }
  return <AnswerShown answer={outcome.answer} />;
}

function AnswerShown({ answer }: { answer: CallAnswer }) {
  const { locale } = useOpenApi();
  const { status, status_text, time_ms, headers, body, is_cut } = answer;
  const changeSet = headers.find(([name]) => name === "change-set")?.[1];
  return (
    <section aria-label={developerWords.answer} className="flex flex-col gap-2">
      <p role="status" className="flex flex-wrap items-baseline gap-x-3">
        <span
          className={`font-mono font-semibold text-14 ${status < 400 ? "text-ink" : "text-danger"}`}
        >
          {status} {status_text}
        </span>
        <span className="text-muted">
          {developerWords.time(formatMilliseconds(time_ms, locale))}
        </span>
        {changeSet && (
          <Link
            href={changeSetHref(changeSet)}
            prefetch={false}
            className="focus-ring rounded-sm underline"
          >
            {developerWords.changeSet}
          </Link>
        )}
      </p>
      <details>
        <summary className="focus-ring w-fit cursor-pointer rounded-sm text-12 text-muted">
          {developerWords.answerHeaders} ({headers.length})
        </summary>
        <dl className="grid grid-cols-[max-content_1fr] gap-x-3 pt-1 font-mono text-12">
          {headers.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
      {is_cut && (
        <p className="text-muted">{developerWords.cut(formatBytes(mostShownBytes, locale))}</p>
      )}
      {body === "" ? (
        <p className="text-muted">{developerWords.emptyBody}</p>
      ) : (
        <CodeBlock label={developerWords.body} code={body} />
      )}
    </section>
  );
}
