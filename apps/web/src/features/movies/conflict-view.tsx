"use client";

import type { Movie, MovieField, MovieFieldMeta } from "@marquee/schemas/movie";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { Button } from "@marquee/ui/button";
import { type KeyboardEvent, useState } from "react";
import { formatAgo } from "../../lib/dates";
import { useReader } from "../../lib/reader";
import type { RequestProblem } from "../../lib/request-problem";
import { isShortcut } from "../../lib/shortcuts";
import { trpc } from "../../lib/trpc";
import type { CatalogueRoute } from "./catalogue-route";
import { differences, mergedChanges, movieOf, type Side } from "./conflict";
import { FieldChoice } from "./field-choice";
import { SaveProblem } from "./save-problem";
import { movieWords } from "./words";

const words = movieWords.conflict;

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

/** The sides taken so far, against a version of theirs. */
type Choice = { version: number; sides: Partial<Record<MovieField, Side>> };

/** Someone else saved first: each field that differs stands three ways, and a side is chosen for it. */
export function ConflictView(props: ConflictProps) {
  const { original, theirs, mine, isSaving, problem, hrefOf, onSave, onTakeTheirs } = props;
  const [choice, setChoice] = useState<Choice>({ version: theirs.version, sides: {} });
  const { now } = useReader();
  const who = useWhoWrote(theirs);
  const found = differences(original, movieOf(theirs), mine);
  // What was chosen against one version says nothing of the next.
  const chosen = choice.version === theirs.version ? choice.sides : {};
  const sideOf = ({ name }: MovieFieldMeta) =>
    chosen[name] ?? found.find(({ field }) => field.name === name)?.side;
  const isDecided = found.every(({ field }) => sideOf(field) !== undefined);
  const fitsTogether = found.length > 0 && found.every(({ side }) => side !== undefined);
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
            {words.lead(who ?? words.someone, original.title, formatAgo(theirs.updated_at, now))}
          </p>
          <p className="text-muted">
            {words.nothingLost} {advice(found.length, fitsTogether)}
          </p>
        </div>
        {problem && <SaveProblem problem={problem} hrefOf={hrefOf} />}
        {found.length > 0 && <ColumnNames theirs={who ?? words.someone} />}
        {found.map(({ field }) => (
          <FieldChoice
            key={field.name}
            field={field}
            values={{ original, theirs, mine }}
            theirs={who ?? words.someone}
            side={sideOf(field)}
            onChoose={(side) =>
              setChoice({ version: theirs.version, sides: { ...chosen, [field.name]: side } })
            }
          />
        ))}
      </div>
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-t px-4 py-2.5">
        <Button variant="primary" isPending={isSaving} isInactive={!isDecided} onClick={save}>
          {fitsTogether ? words.saveBoth : words.saveChosen}
        </Button>
        <Button variant="quiet" onClick={onTakeTheirs}>
          {words.discard}
        </Button>
      </div>
    </div>
  );
}

function advice(differing: number, fitsTogether: boolean): string {
  if (differing === 0) return words.same;
  return fitsTogether ? words.merge : words.choose;
}

/** Who made a film what it is now; undefined until it is known, or where it cannot be. */
function useWhoWrote({ id, version }: MovieRecord): string | undefined {
  const { data } = trpc.movie.history.useQuery({ id, limit: 5 });
  return data?.changes.find((change) => change.version === version)?.actor.name;
}

function ColumnNames({ theirs }: { theirs: string }) {
  return (
    <div aria-hidden className="-mb-2 grid grid-cols-3 gap-2 font-medium text-12 text-muted">
      <span>{words.original}</span>
      <span className="truncate">{theirs}</span>
      <span>{words.mine}</span>
    </div>
  );
}
