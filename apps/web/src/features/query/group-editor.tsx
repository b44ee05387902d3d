"use client";

import { Button } from "@marquee/ui/button";
import { IconButton } from "@marquee/ui/icon-button";
import { Select } from "@marquee/ui/select-field";
import { FolderPlus, Plus, X } from "lucide-react";
import { useRef } from "react";
import { ConditionEditor } from "./condition-editor";
import { added, type Draft, type DraftGroup, type DraftItem, replaced } from "./draft";
import { NotToggle } from "./not-toggle";
import { queryWords } from "./words";

const words = queryWords.builder;

/** A group of conditions and groups, of which all or any hold. `place` is where it stands, as in 2.1; empty for the first. */
export function GroupEditor({
  group,
  place,
  draft,
  addedId,
  onEdit,
}: {
  group: DraftGroup;
  place: string;
  draft: Draft;
  /** What was added last: the focus goes there. */
  addedId: number | undefined;
  onEdit: (draft: Draft) => void;
}) {
  const ref = useRef<HTMLFieldSetElement>(null);
  const isFirst = place === "";
  const change = (item: DraftItem, other: DraftItem | undefined) => {
    onEdit(replaced(draft, item.id, other));
    if (!other) ref.current?.querySelector<HTMLElement>(":scope > * > select")?.focus();
  };
  return (
    <fieldset
      ref={ref}
      className={
        isFirst
          ? "flex min-w-0 flex-col gap-2"
          : "flex min-w-0 flex-col gap-2 rounded-md border border-line bg-canvas p-2"
      }
    >
      <legend className="sr-only">{isFirst ? words.title : words.group(place)}</legend>
      <GroupHead
        group={group}
        place={place}
        onChange={(other) => onEdit(replaced(draft, group.id, other))}
      />
      {isFirst && group.items.length === 0 && <p className="text-muted">{words.empty}</p>}
      {group.items.map((item, index) => {
        const at = isFirst ? String(index + 1) : `${place}.${index + 1}`;
        return item.kind === "group" ? (
          <GroupEditor
            key={item.id}
            group={item}
            place={at}
            draft={draft}
            addedId={addedId}
            onEdit={onEdit}
          />
        ) : (
          <ConditionEditor
            key={item.id}
            condition={item}
            place={at}
            isNew={item.id === addedId}
            onChange={(other) => change(item, other)}
          />
        );
      })}
      <div className="flex flex-wrap gap-1">
        <Button variant="quiet" onClick={() => onEdit(added(draft, group, false))}>
          <Plus aria-hidden size={14} className="shrink-0 text-muted" />
          {words.addCondition}
        </Button>
        <Button variant="quiet" onClick={() => onEdit(added(draft, group, true))}>
          <FolderPlus aria-hidden size={14} className="shrink-0 text-muted" />
          {words.addGroup}
        </Button>
      </div>
    </fieldset>
  );
}

function GroupHead({
  group,
  place,
  onChange,
}: {
  group: DraftGroup;
  place: string;
  onChange: (group: DraftGroup | undefined) => void;
}) {
  return (
    <div className="flex items-center gap-2">
      <Select
        aria-label={words.join}
        value={group.join}
        options={words.joins}
        onChange={({ target }) =>
          onChange({ ...group, join: target.value === "or" ? "or" : "and" })
        }
      />
      <NotToggle isNot={group.isNot} onNot={(isNot) => onChange({ ...group, isNot })} />
      {place !== "" && (
        <IconButton
          label={words.removeGroup(place)}
          icon={X}
          className="ml-auto"
          onClick={() => onChange(undefined)}
        />
      )}
    </div>
  );
}
