"use client";

import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { movieFields } from "@marquee/schemas/movie-field";
import { IconButton } from "@marquee/ui/icon-button";
import { Select } from "@marquee/ui/select-field";
import { X } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { useReader } from "../../lib/reader";
import { conditionProblem } from "./condition-problem";
import type { DraftCondition } from "./draft";
import { NotToggle } from "./not-toggle";
import { ValueField } from "./value-field";
import { operatorChoices, queryWords } from "./words";
import { type Operator, usualOperator, valueCount } from "./written-condition";

const words = queryWords.builder;
const fields = movieFields.filter((field) => field.is_filterable);

/** A condition on one field: the field, how it is compared, and with what. What is wrong stands below. */
export function ConditionEditor({
  condition,
  place,
  isNew,
  onChange,
}: {
  condition: DraftCondition;
  place: string;
  isNew: boolean;
  onChange: (condition: DraftCondition | undefined) => void;
}) {
  const { today } = useReader();
  const errorId = useId();
  const row = useRef<HTMLFieldSetElement>(null);
  const [isTouched, setTouched] = useState(false);
  useEffect(() => {
    if (isNew) row.current?.querySelector("select")?.focus();
  }, [isNew]);
  const { field, operator, values } = condition;
  const problem = isTouched ? conditionProblem(condition, today) : undefined;
  const setOperator = (next: Operator) =>
    onChange({ ...condition, operator: next, values: fitting(next, values) });
  return (
    <fieldset ref={row} className="flex min-w-0 flex-col gap-1">
      <legend className="sr-only">{words.condition(place)}</legend>
      <div className="flex flex-wrap items-start gap-2 md:flex-nowrap">
        <Select
          aria-label={words.field}
          value={field.name}
          options={fields.map(({ name, label }) => ({ value: name, label }))}
          onChange={({ target }) => onChange(ofField(condition, target.value))}
          className="w-32 shrink-0 max-md:w-[calc(50%-0.25rem)]"
        />
        <Select
          aria-label={words.operator}
          value={operator}
          options={operatorChoices(field)}
          onChange={({ target }) => {
            const chosen = operatorChoices(field).find(({ value }) => value === target.value);
            if (chosen) setOperator(chosen.value);
          }}
          className="w-36 shrink-0 max-md:w-[calc(50%-0.25rem)]"
        />
        <Values
          condition={condition}
          errorId={problem && errorId}
          wrongAt={problem?.at}
          onValues={(next) => onChange({ ...condition, values: next })}
          onLeave={() => setTouched(true)}
        />
        <span className="flex h-8 shrink-0 items-center gap-1 pointer-coarse:h-11">
          <NotToggle isNot={condition.isNot} onNot={(isNot) => onChange({ ...condition, isNot })} />
          <IconButton
            label={words.removeCondition(place)}
            icon={X}
            onClick={() => onChange(undefined)}
          />
        </span>
      </div>
      {problem && (
        <p id={errorId} role="alert" className="text-12 text-danger">
          {problem.told}
        </p>
      )}
    </fieldset>
  );
}

/** The inputs of a condition: one, two ends, or as many as there are values and one more. */
function Values({
  condition: { field, operator, values },
  errorId,
  wrongAt,
  onValues,
  onLeave,
}: {
  condition: DraftCondition;
  errorId: string | undefined;
  wrongAt: number | undefined;
  onValues: (values: string[]) => void;
  onLeave: () => void;
}) {
  return (
    <div className="flex min-w-40 flex-1 flex-wrap gap-1">
      {valueLabels(operator, values.length).map((label, at) => (
        <ValueField
          key={at}
          field={field}
          label={label}
          value={values[at] ?? ""}
          errorId={wrongAt === undefined || wrongAt === at ? errorId : undefined}
          onValue={(value) => onValues(withValue(values, at, value, operator))}
          onLeave={onLeave}
        />
      ))}
    </div>
  );
}

function valueLabels(operator: Operator, count: number): string[] {
  switch (valueCount(operator)) {
    case "two":
      return [words.from, words.to];
    case "many":
      return [
        ...Array.from({ length: count }, (_, at) => words.nthValue(at + 1)),
        words.anotherValue,
      ];
    default:
      return [words.value];
  }
}

/** The values with one of them another. What is emptied is gone; of two ends it stays in its place. */
function withValue(values: readonly string[], at: number, value: string, operator: Operator) {
  const given = [...values];
  while (given.length < at) given.push("");
  if (value === "" && valueCount(operator) !== "two") return given.toSpliced(at, 1);
  return given.toSpliced(at, 1, value);
}

/** The values that are kept where another operator is chosen. */
function fitting(operator: Operator, values: readonly string[]): readonly string[] {
  const count = valueCount(operator);
  return count === "many" ? values : values.slice(0, count === "two" ? 2 : 1);
}

/** The condition on another field: what was compared is kept where the fields are of one kind. */
function ofField(condition: DraftCondition, name: string): DraftCondition {
  const field: MovieFieldMeta = fields.find((known) => known.name === name) ?? condition.field;
  const isKept = field.kind === condition.field.kind && condition.values.length > 0;
  if (isKept) return { ...condition, field };
  return { ...condition, field, operator: usualOperator(field), values: [] };
}
