"use client";

import { IconButton } from "@marquee/ui/icon-button";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useShortcut } from "../../lib/shortcuts";
import { movieWords } from "./words";

/** The films before and after in the list; undefined at its ends, and where the list does not have the film. */
export type Neighbours = { previous: string | undefined; next: string | undefined };

/** The ways to the films beside this one in the list. */
export function FilmNeighbours({
  neighbours: { previous, next },
  onGo,
}: {
  neighbours: Neighbours;
  onGo: (id: string) => void;
}) {
  useShortcut("previousFilm", () => previous && onGo(previous));
  useShortcut("nextFilm", () => next && onGo(next));
  return (
    <>
      <IconButton
        label={movieWords.previous}
        icon={ChevronUp}
        keys={["["]}
        isInactive={!previous}
        onClick={() => previous && onGo(previous)}
      />
      <IconButton
        label={movieWords.next}
        icon={ChevronDown}
        keys={["]"]}
        isInactive={!next}
        onClick={() => next && onGo(next)}
      />
    </>
  );
}
