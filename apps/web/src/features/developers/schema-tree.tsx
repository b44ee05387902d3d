"use client";

import { type ReactNode, useState } from "react";
import { refName, resolved, type Schema } from "./openapi-document";
import { limitsOf, typeOf } from "./schema-words";
import { Code, withCode } from "./told-text";
import { useOpenApi } from "./use-openapi";
import { developerWords } from "./words";

/** The fields that a schema has, each with its rules, and below it the fields of its own. */
export function SchemaTree({ schema: given }: { schema: Schema }) {
  const schema = resolved(useOpenApi().document, given);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) return <Branches word={developerWords.oneOf} branches={branches} />;
  if (schema.allOf) return <Branches word={developerWords.allOf} branches={schema.allOf} />;
  if (schema.items) return <SchemaTree schema={schema.items} />;
  if (!schema.properties) return <Plain schema={schema} />;
  return (
    <ul className="flex flex-col divide-y divide-line">
      {Object.entries(schema.properties).map(([name, field]) => (
        <li key={name} className="py-1.5">
          <SchemaField
            name={name}
            schema={field}
            isRequired={schema.required?.includes(name) ?? false}
          />
        </li>
      ))}
    </ul>
  );
}

function Plain({ schema }: { schema: Schema }) {
  return (
    <p className="text-12 text-muted">
      {typeOf(schema)} {limitsOf(schema)}
    </p>
  );
}

function Branches({ word, branches }: { word: string; branches: readonly Schema[] }) {
  return (
    <ol className="flex flex-col gap-2">
      {branches.map((branch, at) => (
        <li key={JSON.stringify(branch)} className="border-line border-l-2 pl-3">
          <p className="text-12 text-muted">
            {word} {at + 1}: {typeOf(branch)}
          </p>
          {hasFields(branch) && <SchemaTree schema={branch} />}
        </li>
      ))}
    </ol>
  );
}

/** A field or parameter by its name, with what it takes. */
export function SchemaField({
  name,
  schema,
  isRequired,
  description,
}: {
  name: string;
  schema: Schema;
  isRequired: boolean;
  description?: string | undefined;
}) {
  const { document } = useOpenApi();
  const told = description ?? schema.description ?? resolved(document, schema).description;
  const [example] = schema.examples ?? [];
  return (
    <div className="flex flex-col gap-0.5">
      <p className="flex flex-wrap items-baseline gap-x-2 text-12">
        <span className="font-medium font-mono text-13">{name}</span>
        <span className="wrap-anywhere text-muted">{typeOf(schema)}</span>
        {isRequired && <span className="font-medium text-accent">{developerWords.required}</span>}
        <span className="text-muted">{limitsOf(schema)}</span>
      </p>
      {told && <p className="max-w-prose text-pretty">{withCode(told)}</p>}
      {example !== undefined && (
        <p className="text-12 text-muted">
          {developerWords.example} <Code>{JSON.stringify(example)}</Code>
        </p>
      )}
      {hasFields(schema) && (
        <Unfolded label={refName(inner(schema)) ?? developerWords.values}>
          <SchemaTree schema={schema} />
        </Unfolded>
      )}
    </div>
  );
}

/** What is inside is drawn once it is asked for: schemas hold themselves. */
export function Unfolded({ label, children }: { label: ReactNode; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="focus-ring w-fit cursor-pointer rounded-sm py-0.5 text-12 text-muted">
        {label}
      </summary>
      {isOpen && <div className="ml-1 border-line border-l-2 pl-3">{children}</div>}
    </details>
  );
}

function inner(schema: Schema): Schema {
  return schema.items ? inner(schema.items) : schema;
}

/** Whether there is more to say of a schema than its type. */
function hasFields(schema: Schema): boolean {
  const { $ref, properties, anyOf, oneOf, allOf } = inner(schema);
  const branches = anyOf ?? oneOf ?? allOf ?? [];
  return $ref !== undefined || properties !== undefined || branches.some(hasFields);
}
