"use client";

import { CommandList } from "@marquee/ui/command-list";
import { CommandDialog } from "@marquee/ui/dialog";
import { useState } from "react";
import { usePaletteGroups } from "./use-palette-groups";
import { shellWords } from "./words";

/** Films, views, places and actions by their names, and before anything is typed what was used last. */
export default function Palette({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const [text, setText] = useState("");
  const { groups, problem } = usePaletteGroups(text, { onClose, onHelp });
  const words = shellWords.palette;
  return (
    <CommandDialog title={words.title} onClose={onClose}>
      <CommandList
        label={words.title}
        placeholder={words.placeholder}
        text={text}
        groups={groups}
        nothingFound={words.nothing}
        onText={setText}
      >
        {problem && (
          <p role="alert" className="border-line border-t px-4 py-2 text-danger">
            {words.failed} {problem}
          </p>
        )}
      </CommandList>
    </CommandDialog>
  );
}
