"use client";

import { addDays, addMonths, endOfMonth } from "@marquee/schemas/calendar";
import type { SortKey } from "@marquee/schemas/sort-key";
import { Button } from "@marquee/ui/button";
import { Popover } from "@marquee/ui/popover";
import { TextField } from "@marquee/ui/text-field";
import { type FormEvent, type RefObject, useState } from "react";
import { formatDay } from "../../lib/dates";
import { type Reader, useReader } from "../../lib/reader";
import { typedDay } from "../movies/typed-day";
import { placeField } from "./jump-place";
import { typedPlace } from "./typed-place";
import { jumpWords as words } from "./words";

/** Where to jump to in an order: typed, or one of the places that are often wanted. */
export default function JumpPopover({
  anchor,
  first,
  onPlace,
  onClose,
}: {
  anchor: RefObject<HTMLElement | null>;
  /** What the list is sorted by first; undefined where the films that fit best come first. */
  first: SortKey | undefined;
  onPlace: (place: string) => void;
  onClose: () => void;
}) {
  return (
    <Popover
      title={words.title}
      closeLabel={words.close}
      anchor={anchor}
      focusOn="input"
      isSmall
      onClose={onClose}
    >
      {first ? <Places first={first} onPlace={onPlace} /> : <p>{words.bestFirst}</p>}
    </Popover>
  );
}

function Places({ first, onPlace }: { first: SortKey; onPlace: (place: string) => void }) {
  const reader = useReader();
  const { today, locale } = reader;
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const { label, kind } = placeField(first.field);
  const isDay = kind === "date" || kind === "instant";
  const places = often(first, reader);
  const areLetters = places.every(({ name }) => name.length === 1);
  const day = isDay ? typedDay(text, today, locale) : undefined;
  const go = (typed: string) => {
    const found = typedPlace(first, typed, today, locale);
    if ("place" in found) onPlace(found.place);
    else setProblem(found.problem);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(text);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            name="place"
            label={words.field[kind](label)}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              setProblem(undefined);
            }}
            description={day && formatDay(day, locale)}
            error={problem}
            placeholder={isDay ? words.placeholderDay : undefined}
            inputMode={kind === "integer" ? "numeric" : undefined}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <Button type="submit" variant="primary" className="mt-5">
          {words.go}
        </Button>
      </div>
      <fieldset className={areLetters ? "grid grid-cols-9 gap-1" : "flex flex-wrap gap-1"}>
        <legend className="sr-only">{words.often}</legend>
        {places.map(({ name, typed }) => (
          <Button
            key={typed}
            className={areLetters ? "px-0!" : "px-2! tabular-nums"}
            onClick={() => go(typed)}
          >
            {name}
          </Button>
        ))}
      </fieldset>
    </form>
  );
}

type Often = { name: string; typed: string };

/** Places that are often wanted, in the order in which the list has them. */
function often({ field: name, is_descending }: SortKey, { today }: Reader): Often[] {
  const { kind, field } = placeField(name);
  const places = inOrderOf(kind, field?.choices ?? [], field?.control === "year", today);
  return is_descending ? places.reverse() : places;
}

function inOrderOf(
  kind: ReturnType<typeof placeField>["kind"],
  choices: readonly string[],
  isYear: boolean,
  today: string,
): Often[] {
  if (choices.length > 0) return choices.map((choice) => ({ name: choice, typed: choice }));
  if (kind === "text") return letters.map((letter) => ({ name: letter, typed: letter }));
  if (kind === "integer") return isYear ? decades(Number(today.slice(0, 4))) : [];
  const days =
    kind === "date"
      ? [today, addDays(endOfMonth(today), 1), addMonths(today, 12)]
      : [addMonths(today, -12), addMonths(today, -1), today];
  return days.flatMap((day, at) =>
    day ? [{ name: words.days[kind][at] ?? day, typed: day }] : [],
  );
}

const letters = ["0", ..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const mostDecades = 10;

function decades(year: number): Often[] {
  const last = Math.floor(year / 10) * 10;
  return Array.from({ length: mostDecades }, (_, at) => {
    const decade = String(last - (mostDecades - 1 - at) * 10);
    return { name: decade, typed: decade };
  });
}
