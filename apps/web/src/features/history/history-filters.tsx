"use client";

import { doors } from "@marquee/schemas/actor";
import { type ChangeSet, changeSetKinds } from "@marquee/schemas/change-set";
import { inputClasses } from "@marquee/ui/field";
import { Select } from "@marquee/ui/select-field";
import { useReader } from "../../lib/reader";
import { doorWords } from "../page/words";
import type { HistoryParams } from "./history-query";
import { actorName, historyWords, kindWords } from "./words";

const kinds = [
  { value: "", label: historyWords.anyKind },
  ...changeSetKinds.map((kind) => ({ value: kind, label: kindWords[kind] })),
];
const ways = [
  { value: "", label: historyWords.anyDoor },
  ...doors.map((door) => ({ value: door, label: historyWords.byDoor(doorWords[door]) })),
];

/** What narrows the history: what happened, by whom, by which way, and when. */
export function HistoryFilters({
  params,
  changeSets,
  onChange,
}: {
  params: HistoryParams;
  changeSets: readonly ChangeSet[] | undefined;
  onChange: (changes: Partial<HistoryParams>) => void;
}) {
  const selects = [
    { name: "kind", label: historyWords.kind, options: kinds },
    { name: "actor", label: historyWords.actor, options: useActors(params.actor, changeSets) },
    { name: "door", label: historyWords.door, options: ways },
  ] as const;
  const days = [
    { name: "from", label: historyWords.from },
    { name: "to", label: historyWords.to },
  ] as const;
  return (
    <div className="grid w-full grid-cols-2 gap-2 @min-[40rem]:flex @min-[56rem]:w-auto">
      {selects.map(({ name, label, options }) => (
        <Select
          key={name}
          aria-label={label}
          value={params[name] ?? ""}
          options={options}
          onChange={(event) => onChange({ [name]: event.target.value || null })}
          className="@min-[40rem]:min-w-0 @min-[40rem]:flex-1 @min-[56rem]:w-36 @max-[40rem]:first:col-span-2"
        />
      ))}
      {days.map(({ name, label }) => (
        <label
          key={name}
          className="flex items-center gap-1.5 text-12 text-muted @max-[26rem]:col-span-2"
        >
          <span className="@max-[26rem]:w-10">{label}</span>
          <input
            type="date"
            max="9999-12-31"
            value={params[name] ?? ""}
            onChange={(event) => onChange({ [name]: event.target.value || null })}
            className={`${inputClasses} @min-[40rem]:w-32`}
          />
        </label>
      ))}
    </div>
  );
}

/** The reader first, then whoever the change sets shown tell of, and whoever the address names. */
function useActors(asked: string | null, changeSets: readonly ChangeSet[] = []) {
  const reader = useReader();
  const actors = new Map([[reader.id, historyWords.me]]);
  for (const { actor } of changeSets) {
    const id = actor.id ?? actor.kind;
    if (!actors.has(id)) actors.set(id, historyWords.byActor(actorName(actor)));
  }
  if (asked && !actors.has(asked)) actors.set(asked, historyWords.byActor(asked));
  return [
    { value: "", label: historyWords.anyActor },
    ...[...actors].map(([value, label]) => ({ value, label })),
  ];
}
