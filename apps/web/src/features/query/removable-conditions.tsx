"use client";

import { Button } from "@marquee/ui/button";
import { X } from "lucide-react";
import { useReader } from "../../lib/reader";
import { partWords } from "./condition-words";
import { piecesOf, withoutPiece } from "./query-parts";
import { queryWords } from "./words";

/** The conditions of a query, each with the way to be without it. */
export function RemovableConditions({
  query,
  onQuery,
}: {
  query: string;
  onQuery: (query: string | null) => void;
}) {
  const { today, locale } = useReader();
  const pieces = piecesOf(query, today);
  return (
    <ul
      aria-label={queryWords.nothing.conditions}
      className="flex max-w-xl flex-wrap justify-center gap-2"
    >
      {pieces.map((piece) => {
        const words = partWords(piece.node, locale);
        return (
          <li key={piece.position} className="max-w-full">
            <Button
              aria-label={queryWords.remove(words)}
              onClick={() => onQuery(withoutPiece(pieces, piece) || null)}
            >
              <span className="truncate">{words}</span>
              <X aria-hidden size={14} className="shrink-0 text-muted" />
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
