"use client";

import { type SecurityEvent, securityEventKinds } from "@marquee/schemas/security-event";
import { Select, type SelectOption } from "@marquee/ui/select-field";
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
  const filters: [keyof EventParams, string, SelectOption[]][] = [
    ["kind", eventWords.kind, kindOptions],
    ["actor", eventWords.actor, actors],
    ["subject", eventWords.subject, subjects],
  ];
  return filters.map(([name, label, options]) => (
    <Select
      key={name}
      aria-label={label}
      value={params[name] ?? ""}
      options={withValue(options, params[name])}
      onChange={(event) => onChange({ [name]: event.target.value || null })}
      className="w-44 max-md:w-full"
    />
  ));
}

/** Whoever the events shown tell of, keys included, and all users: each once, by name. */
function usePeople(events: readonly SecurityEvent[] = []) {
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
