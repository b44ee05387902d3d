"use client";

import { EmptyState } from "@marquee/ui/empty-state";
import { Panel } from "@marquee/ui/panel";
import { FileX2, Lock } from "lucide-react";
import type { ReactNode } from "react";
import { movieWords } from "./words";

/** A panel without a form: it says why. */
export function StatePanel({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Panel
      title={title}
      onClose={onClose}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <div className="overflow-y-auto">{children}</div>
    </Panel>
  );
}

/** The film of this address is not, or not any more. */
export function GonePanel({ reason, onClose }: { reason: string; onClose: () => void }) {
  return (
    <StatePanel title={movieWords.gone.title} onClose={onClose}>
      <EmptyState icon={FileX2} title={movieWords.gone.told} description={reason} />
    </StatePanel>
  );
}

/** Someone who may only read asks for what changes the catalogue. */
export function MayNotPanel({ onClose }: { onClose: () => void }) {
  return (
    <StatePanel title={movieWords.newFilm} onClose={onClose}>
      <EmptyState
        icon={Lock}
        title={movieWords.mayNot.title}
        description={movieWords.mayNot.told}
      />
    </StatePanel>
  );
}
