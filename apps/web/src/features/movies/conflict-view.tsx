"use client";

import type { Movie, MovieField, MovieFieldMeta } from "@marquee/schemas/movie";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { Button } from "@marquee/ui/button";
import { type KeyboardEvent, useState } from "react";
import { formatInstant } from "../../lib/dates";
import { useReader } from "../../lib/reader";
import type { RequestProblem } from "../../lib/request-problem";
import { isShortcut } from "../../lib/shortcuts";
import type { CatalogueRoute } from "./catalogue-route";
import { type Difference, differences, mergedChanges, movieOf, type Side } from "./conflict";
import { FieldValue } from "./field-value";
import { SaveProblem } from "./save-problem";

export type ConflictProps = {
  original: Movie;
  theirs: MovieRecord;
  mine: Movie;
  isSaving: boolean;
  problem: RequestProblem | undefined;
  hrefOf: (route: CatalogueRoute) => string;
  /** Saves these fields over theirs; `mine` is what the film should become. */
  onSave: (set: Partial<Movie>, mine: Movie) => void;
  onTakeTheirs: () => void;
};

/** Someone else saved first: each field that differs is shown three ways, and a side chosen for it. */
export function ConflictView(props: ConflictProps) {
  const { original, theirs, mine, isSaving, problem, hrefOf, onSave, onTakeTheirs } = props;
  const [chosen, setChosen] = useState<Partial<Record<MovieField, Side>>>({});
  const { locale } = useReader();
  const found = differences(original, movieOf(theirs), mine);
  const sideOf = ({ name }: MovieFieldMeta) =>
    chosen[name] ?? found.find(({ field }) => field.name === name)?.side;
  const isDecided = found.every(({ field }) => sideOf(field) !== undefined);
  const save = () => {
    const set = mergedChanges(movieOf(theirs), mine, sideOf);
    onSave(set, { ...movieOf(theirs), ...set });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isShortcut(event, "save") || !isDecided) return;
    event.preventDefault();
    save();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key for what its button does
    <div onKeyDown={onKeyDown} className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4">
        <div role="alert">
          <p className="font-medium">
            Someone changed {original.title} on {formatInstant(theirs.updated_at, locale)}.
          </p>
          <p className="text-muted">Nothing was overwritten. Choose what each field should be.</p>
        </div>
        {problem && <SaveProblem problem={problem} hrefOf={hrefOf} />}
        {found.map((difference) => (
          <FieldChoice
            key={difference.field.name}
            difference={difference}
            values={{ original, theirs, mine }}
            side={sideOf(difference.field)}
            onChoose={(side) => setChosen({ ...chosen, [difference.field.name]: side })}
          />
        ))}
        {found.length === 0 && <p>Both of you made the same change.</p>}
      </div>
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-t px-4 py-2.5">
        <Button variant="primary" isPending={isSaving} isInactive={!isDecided} onClick={save}>
          Save what is chosen
        </Button>
        <Button variant="quiet" onClick={onTakeTheirs}>
          Discard mine
        </Button>
      </div>
    </div>
  );
}

function FieldChoice({
  difference: { field, side: decided },
  values,
  side,
  onChoose,
}: {
  difference: Difference;
  values: { original: Movie; theirs: Movie; mine: Movie };
  side: Side | undefined;
  onChoose: (side: Side) => void;
}) {
  const options = [
    { value: "theirs", label: "Theirs" },
    { value: "mine", label: "Mine" },
  ] as const;
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="flex w-full items-baseline justify-between pb-1.5 font-medium text-12 text-muted">
        {field.label}
        <span className="font-normal">
          {decided && `only ${decided === "mine" ? "you" : "they"} changed it`}
        </span>
      </legend>
      <div className="grid grid-cols-[5rem_1fr] gap-x-3 px-3 text-muted">
        <span>Original</span>
        <span className="min-w-0 wrap-anywhere">
          <FieldValue field={field} value={values.original[field.name]} />
        </span>
      </div>
      {options.map(({ value, label }) => (
        <label
          key={value}
          className="grid min-h-8 cursor-pointer grid-cols-[5rem_1fr] items-center gap-x-3 rounded-md border border-edge px-3 py-1 has-checked:border-accent has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-ring pointer-coarse:min-h-11"
        >
          <span className="flex items-center gap-2">
            <input
              type="radio"
              name={`side-of-${field.name}`}
              checked={side === value}
              onChange={() => onChoose(value)}
              className="accent-accent outline-none"
            />
            {label}
          </span>
          <span className="min-w-0 wrap-anywhere">
            <FieldValue field={field} value={values[value][field.name]} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}
