"use client";

import { conditionLimits } from "@marquee/schemas/condition-limits";
import { SearchWords } from "@marquee/schemas/search-words";
import { Popover } from "@marquee/ui/popover";
import { TextField } from "@marquee/ui/text-field";
import { type RefObject, useState } from "react";
import { useReader } from "../../lib/reader";
import { type Draft, readDraft, writeDraft } from "./draft";
import { GroupEditor } from "./group-editor";
import { queryWords } from "./words";

const words = queryWords.builder;

/** The query of the line as nested groups of conditions. What is changed here stands in the line at once. */
export default function QueryBuilder({
  text,
  isUnreadable,
  anchor,
  onText,
  onClose,
}: {
  text: string;
  /** What is typed in the line is no query: `text` is the one that holds. */
  isUnreadable: boolean;
  anchor: RefObject<HTMLElement | null>;
  onText: (text: string) => void;
  onClose: () => void;
}) {
  const { today } = useReader();
  const [draft, setDraft] = useState(() => readDraft(text, today));
  const [refusal, setRefusal] = useState<string>();
  const [addedId, setAddedId] = useState<number>();
  const wordsProblem = SearchWords.safeParse(draft.words).error?.issues[0]?.message;
  const edit = (next: Draft) => {
    const written = writeDraft(next, today);
    if (written.problem) {
      const { conditions, depth } = conditionLimits;
      const isLong = written.problem.code === "too_long";
      setRefusal(isLong ? words.tooLong : words.limits(conditions, depth));
      return;
    }
    setRefusal(undefined);
    setDraft(next);
    setAddedId(next.nextId > draft.nextId ? draft.nextId : undefined);
    if (written.text !== text) onText(written.text);
  };
  return (
    <Popover
      title={words.title}
      closeLabel={words.close}
      anchor={anchor}
      isSheet
      focusOn="fieldset fieldset select, fieldset button"
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        {isUnreadable && <p className="text-12 text-muted">{words.unreadable}</p>}
        <GroupEditor group={draft.root} place="" draft={draft} addedId={addedId} onEdit={edit} />
        <TextField
          name="words"
          label={words.words}
          description={words.wordsHint}
          error={wordsProblem && queryWords.problem(`${words.words} ${wordsProblem}`)}
          value={draft.words}
          autoComplete="off"
          onChange={({ target }) => edit({ ...draft, words: target.value })}
        />
        <p role="status" className="text-12 text-danger empty:hidden">
          {refusal}
        </p>
      </div>
    </Popover>
  );
}
