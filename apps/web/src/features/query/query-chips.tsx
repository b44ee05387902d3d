"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useReader } from "../../lib/reader";
import { partWords } from "./condition-words";
import type { QueryPiece } from "./query-parts";
import { queryWords } from "./words";

/**
 * The conditions of a query side by side. One of them is reached by the Tab key, the others by arrows;
 * Enter edits it where it stands in the text, Delete removes it.
 */
export function QueryChips({
  pieces,
  onEdit,
  onRemove,
}: {
  pieces: readonly QueryPiece[];
  onEdit: (piece: QueryPiece) => void;
  onRemove: (piece: QueryPiece) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);
  if (pieces.length === 0) return null;
  const present = Math.min(at, pieces.length - 1);
  const go = (to: number) => {
    const next = Math.max(0, Math.min(to, pieces.length - 1));
    setAt(next);
    list.current?.children[next]?.querySelector("button")?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, piece: QueryPiece, index: number) => {
    if (event.key === "ArrowLeft") go(index - 1);
    else if (event.key === "ArrowRight") go(index + 1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(pieces.length - 1);
    else if (event.key === "Delete" || event.key === "Backspace") {
      onRemove(piece);
      // The one that comes to stand here has the focus by itself, the last has it before it.
      if (index === pieces.length - 1) go(index - 1);
    } else return;
    event.preventDefault();
  };
  return (
    <ul
      ref={list}
      aria-label={queryWords.conditions}
      className="relative z-1 flex min-w-0 gap-1 overflow-x-auto py-0.5 pr-4 [mask-image:linear-gradient(to_right,black_calc(100%-1rem),transparent)] [scrollbar-width:none]"
    >
      {pieces.map((piece, index) => (
        <Chip
          key={index}
          piece={piece}
          isReached={index === present}
          onKeyDown={(event) => onKeyDown(event, piece, index)}
          onFocus={() => setAt(index)}
          onEdit={() => onEdit(piece)}
          onRemove={() => onRemove(piece)}
        />
      ))}
    </ul>
  );
}

function Chip({
  piece,
  isReached,
  onKeyDown,
  onFocus,
  onEdit,
  onRemove,
}: {
  piece: QueryPiece;
  isReached: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: () => void;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const { locale } = useReader();
  const words = partWords(piece.node, locale);
  return (
    <li className="flex max-w-72 shrink-0 items-center rounded-sm bg-selected text-12 pointer-coarse:h-9">
      <button
        type="button"
        tabIndex={isReached ? 0 : -1}
        title={piece.text}
        aria-keyshortcuts={queryWords.removeKeys}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onClick={onEdit}
        className="focus-ring min-w-0 cursor-text truncate rounded-sm py-0.5 pl-1.5 text-ink"
      >
        {words}
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={queryWords.remove(words)}
        onClick={onRemove}
        className="focus-ring grid size-6 shrink-0 place-items-center rounded-sm text-muted hover:text-ink pointer-coarse:size-9"
      >
        <X aria-hidden size={12} />
      </button>
    </li>
  );
}
