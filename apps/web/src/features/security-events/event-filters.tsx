"use client";

import { type SecurityEvent, securityEventKinds } from "@marquee/schemas/security-event";
import { Button } from "@marquee/ui/button";
import { EmptyState } from "@marquee/ui/empty-state";
import { Select, type SelectOption } from "@marquee/ui/select-field";
import { SearchX, X } from "lucide-react";
import { useUsers } from "../users/use-users";
import type { EventParams } from "./event-query";
import { eventWords, kindWords, partyName } from "./words";

const kindOptions = [
  { value: "", label: eventWords.anyKind },
  ...securityEventKinds.map((kind) => ({ value: kind, label: kindWords[kind] })),
];

/** What narrows the events: what happened, by whom, and about whom. */
export function EventFilters({
  params,
  events,
  onChange,
}: {
  params: EventParams;
  events: readonly SecurityEvent[] | undefined;
  onChange: (changes: Partial<EventParams>) => void;
}) {
  const people = usePeople(events);
  const filters = filterControls(params, people);
  return (
    <div className="grid w-full grid-cols-2 gap-2 @min-[28rem]:grid-cols-3 @min-[42rem]:w-auto">
      {filters.map(({ name, label, options }) => (
        <Select
          key={name}
          aria-label={label}
          value={params[name] ?? ""}
          options={options}
          onChange={(event) => onChange({ [name]: event.target.value || null })}
          className="@min-[42rem]:w-46 @max-[28rem]:first:col-span-2"
        />
      ))}
    </div>
  );
}

/** A filter, and all that it can be set to. */
type FilterControl = { name: keyof EventParams; label: string; options: SelectOption[] };

function filterControls(params: EventParams, people: readonly Person[]): FilterControl[] {
  const actors = [
    { value: "", label: eventWords.anyActor },
    { value: "system", label: eventWords.system },
    { value: "anonymous", label: eventWords.anonymous },
    ...people.map(({ id, name }) => ({ value: id, label: eventWords.byActor(name) })),
  ];
  const subjects = [
    { value: "", label: eventWords.anySubject },
    ...people.map(({ id, name }) => ({ value: id, label: eventWords.aboutSubject(name) })),
  ];
  const filters: FilterControl[] = [
    { name: "kind", label: eventWords.kind, options: kindOptions },
    { name: "actor", label: eventWords.actor, options: actors },
    { name: "subject", label: eventWords.subject, options: subjects },
  ];
  return filters.map((filter) => ({
    ...filter,
    options: withValue(filter.options, params[filter.name]),
  }));
}

/** No event matches: each condition can be taken away. */
export function NoEventMatches({
  params,
  onChange,
}: {
  params: EventParams;
  onChange: (changes: Partial<EventParams>) => void;
}) {
  const set = filterControls(params, usePeople()).filter(({ name }) => params[name]);
  return (
    <EmptyState
      icon={SearchX}
      title={eventWords.empty}
      description={eventWords.emptyWhy(set.length)}
    >
      {set.map(({ name, options }) => {
        const words = options.find(({ value }) => value === params[name])?.label ?? "";
        return (
          <Button
            key={name}
            aria-label={eventWords.remove(words)}
            onClick={() => onChange({ [name]: null })}
            className="max-w-full shrink"
          >
            <span className="truncate">{words}</span>
            <X aria-hidden size={14} className="shrink-0 text-muted" />
          </Button>
        );
      })}
    </EmptyState>
  );
}

type Person = { id: string; name: string };

/** Whoever the events shown tell of, keys included, and all users: each once, by name. */
function usePeople(events: readonly SecurityEvent[] = []): Person[] {
  const { users } = useUsers();
  const people = new Map<string, string>();
  for (const { actor, subject } of events) {
    for (const party of [actor, subject]) {
      if (party?.id) people.set(party.id, partyName(party));
    }
  }
  for (const { id, user } of users) people.set(id, user);
  return [...people]
    .map(([id, name]) => ({ id, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/** The address may ask for someone who is in no list. */
function withValue(options: SelectOption[], value: string | null): SelectOption[] {
  const isKnown = !value || options.some((option) => option.value === value);
  return isKnown ? options : [...options, { value, label: value }];
}
