"use client";

import { Button } from "@marquee/ui/button";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { settingsWords } from "./words";

/** A secret that is shown this once, with a button that copies it; `autoFocus` where it takes a form's place. */
export function ShownOnce({
  label,
  secret,
  autoFocus = false,
}: {
  label: string;
  secret: string;
  autoFocus?: boolean;
}) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  return (
    <div className="flex flex-col gap-1">
      <span className="font-medium text-12 text-muted wrap-anywhere">{label}</span>
      <div className="flex items-start gap-2">
        <code className="min-w-0 flex-1 select-all min-h-8 content-center whitespace-pre-wrap rounded-md border border-line bg-canvas px-2.5 py-1.5 font-mono text-12 wrap-anywhere pointer-coarse:min-h-11">
          {secret}
        </code>
        <Button
          autoFocus={autoFocus}
          aria-label={`Copy ${label.charAt(0).toLowerCase()}${label.slice(1)}`}
          onClick={copy}
        >
          {state === "copied" ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
          {state === "copied" ? settingsWords.copied : settingsWords.copy}
        </Button>
      </div>
      <p role="status" className="min-h-4 text-12 text-muted">
        {state === "copied" && settingsWords.copiedTo}
        {state === "failed" && settingsWords.copyByHand}
      </p>
    </div>
  );
}
