"use client";

import { CodeBlock } from "../page/code-block";
import { PanelSection } from "../page/panel-section";
import { clientCallOf, curlOf } from "./code-examples";
import {
  type Answer,
  isAlsoByPost,
  isOpen,
  type Operation,
  resolved,
  schemaOf,
} from "./openapi-document";
import { Method } from "./operation-nav";
import { SchemaField, SchemaTree, Unfolded } from "./schema-tree";
import { ToldText, withCode } from "./told-text";
import { TryIt } from "./try-it";
import { useAddressHere } from "./use-address-here";
import { useOpenApi } from "./use-openapi";
import { developerWords } from "./words";

/** All that there is to know of one operation, and a way to call it. */
export function OperationView({ operation }: { operation: Operation }) {
  const { document } = useOpenApi();
  const address = useAddressHere();
  const { method, path, summary, description, operationId } = operation;
  const clientCall = clientCallOf(document, operation);
  return (
    <article className="flex max-w-4xl flex-col gap-6">
      <header className="flex flex-col gap-2">
        <h2 tabIndex={-1} className="font-semibold text-16 outline-none">
          {summary}
        </h2>
        <p className="flex items-baseline gap-1">
          <Method method={method} />
          <span className="wrap-anywhere font-mono text-13">{path}</span>
        </p>
        {description && <ToldText text={description} />}
        <p className="text-12 text-muted">
          {isOpen(operation) ? developerWords.noToken : developerWords.needsToken}
          {isAlsoByPost(document, operation) && `. ${developerWords.alsoByPost}`}
        </p>
      </header>
      <Parameters operation={operation} />
      <Body operation={operation} />
      <TryIt key={operationId} operation={operation} />
      <PanelSection title={developerWords.example}>
        <CodeBlock label={developerWords.curl} code={curlOf(document, operation, address)} />
        {clientCall && <CodeBlock label={developerWords.client} code={clientCall} />}
      </PanelSection>
      <Answers operation={operation} />
    </article>
  );
}

function Parameters({ operation: { parameters = [] } }: { operation: Operation }) {
  if (parameters.length === 0) return null;
  return (
    <PanelSection title={developerWords.parameters}>
      <ul className="flex flex-col divide-y divide-line border-line border-y">
        {parameters.map(({ name, in: place, description, required, schema, content }) => (
          <li key={`${place} ${name}`} className="flex gap-3 py-2">
            <span className="w-14 shrink-0 pt-0.5 text-12 text-muted">{place}</span>
            <SchemaField
              name={name}
              schema={schema ?? schemaOf(content) ?? {}}
              isRequired={required ?? false}
              description={description}
            />
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

/** What the body takes; that of a GET only repeats the parameters. */
function Body({ operation: { requestBody, method } }: { operation: Operation }) {
  const schema = schemaOf(requestBody?.content);
  if (!requestBody || !schema) return null;
  return (
    <PanelSection title={developerWords.body}>
      {requestBody.description && (
        <p className="max-w-prose text-muted">{withCode(requestBody.description)}</p>
      )}
      <p className="font-mono text-12 text-muted">{Object.keys(requestBody.content).join(", ")}</p>
      {method !== "GET" && <SchemaTree schema={schema} />}
    </PanelSection>
  );
}

function Answers({ operation: { responses } }: { operation: Operation }) {
  const { document } = useOpenApi();
  return (
    <PanelSection title={developerWords.answers}>
      <ul className="flex flex-col divide-y divide-line border-line border-y">
        {Object.entries(responses).map(([status, given]) => (
          <li key={status} className="flex gap-3 py-2">
            <span className="w-14 shrink-0 font-medium font-mono">{status}</span>
            <AnswerTold answer={resolved<Answer>(document, given)} />
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function AnswerTold({ answer: { description, headers = {}, content } }: { answer: Answer }) {
  const schema = schemaOf(content);
  const names = Object.keys(headers);
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <p className="max-w-prose text-pretty">{withCode(description)}</p>
      {names.length > 0 && (
        <p className="wrap-anywhere text-12 text-muted">
          {developerWords.answerHeaders} {names.join(", ")}
        </p>
      )}
      {schema && (
        <Unfolded label={Object.keys(content ?? {}).join(", ")}>
          <SchemaTree schema={schema} />
        </Unfolded>
      )}
    </div>
  );
}
