"use client";

import { CodeBlock } from "../page/code-block";
import { PanelSection } from "../page/panel-section";
import { clientStart, curlStart, originalStart } from "./code-examples";
import { ToldText } from "./told-text";
import { useAddressHere } from "./use-address-here";
import { useOpenApi } from "./use-openapi";
import { developerWords } from "./words";

/** What the API is, and the first calls of it at this address. */
export function Start() {
  const { info } = useOpenApi().document;
  const address = useAddressHere();
  return (
    <article className="flex max-w-4xl flex-col gap-6">
      <header className="flex flex-col gap-2">
        <h2 tabIndex={-1} className="font-semibold text-16 outline-none">
          {info.title} {info.version}
        </h2>
        <ToldText text={info.description ?? ""} />
        <p className="flex flex-wrap gap-x-4 text-muted">
          <span>
            {developerWords.address} <code className="font-mono text-ink">{address}</code>
          </span>
          <a href="/api/openapi.json" className="focus-ring rounded-sm text-ink underline">
            {developerWords.download}
          </a>
        </p>
      </header>
      <PanelSection title={developerWords.curl}>
        <CodeBlock label={developerWords.curl} code={curlStart(address)} />
      </PanelSection>
      <PanelSection title={developerWords.client}>
        <p className="text-muted">{developerWords.clientWhy}</p>
        <CodeBlock label={developerWords.client} code={clientStart(address)} />
      </PanelSection>
      <PanelSection title={developerWords.original}>
        <p className="text-muted">{developerWords.originalWhy}</p>
        <CodeBlock label={developerWords.original} code={originalStart(address)} />
      </PanelSection>
    </article>
  );
}
