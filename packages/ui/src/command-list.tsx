"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { Kbd } from "./kbd";
import { listItemClasses } from "./popup";

/** One thing to be found and done. `id` is its own among all groups. */
export type Command = {
  id: string;
  label: string;
  detail?: string;
  icon?: ReactNode;
  keys?: readonly string[];
  run: () => void;
};

export type CommandGroup = { label: string; items: readonly Command[] };

/**
 * A text field over groups of commands: the arrow keys choose, Enter does. What the groups hold for a text is
 * the caller's to say; `children` is what stands below them.
 */
export function CommandList({
  label,
  placeholder,
  text,
  groups,
  nothingFound,
  onText,
  children,
}: {
  label: string;
  placeholder: string;
  text: string;
  groups: readonly CommandGroup[];
  nothingFound: string;
  onText: (text: string) => void;
  children?: ReactNode;
}) {
  return (
    <Autocomplete.Root
      inline
      open
      items={groups}
      filter={null}
      value={text}
      onValueChange={(value, { reason }) => reason !== "item-press" && onText(value)}
      itemToStringValue={(item: Command) => item.label}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex shrink-0 items-center gap-2.5 border-line border-b px-4">
        <Search aria-hidden size={16} className="shrink-0 text-muted" />
        <Autocomplete.Input
          aria-label={label}
          placeholder={placeholder}
          autoFocus
          className="h-12 min-w-0 flex-1 bg-transparent text-14 outline-none pointer-coarse:text-16"
        />
      </div>
      <Autocomplete.Empty>
        <p className="px-4 py-6 text-center text-muted">{nothingFound}</p>
      </Autocomplete.Empty>
      <Autocomplete.List className="min-h-0 overflow-y-auto overscroll-contain p-1 data-empty:hidden">
        {(group: CommandGroup) => (
          <Autocomplete.Group key={group.label} items={group.items} className="pb-1">
            <Autocomplete.GroupLabel className="px-2 pt-2 pb-1 text-12 text-muted">
              {group.label}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(command: Command) => <CommandItem key={command.id} command={command} />}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      {children}
    </Autocomplete.Root>
  );
}

function CommandItem({ command }: { command: Command }) {
  const { label, detail, icon, keys, run } = command;
  return (
    <Autocomplete.Item value={command} onClick={run} className={listItemClasses}>
      <span className="grid size-4 shrink-0 place-items-center text-muted">{icon}</span>
      <span className="truncate">{label}</span>
      {detail && <span className="shrink-0 text-12 text-muted">{detail}</span>}
      {keys && (
        <span className="ml-auto shrink-0 text-muted">
          <Kbd keys={keys} />
        </span>
      )}
    </Autocomplete.Item>
  );
}
