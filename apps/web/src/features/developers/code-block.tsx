"use client";

import { IconButton } from "@marquee/ui/icon-button";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { developerWords } from "./words";

/** Code as it is, and a button that copies it. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <figure className="overflow-hidden rounded-md border border-line bg-canvas">
      <figcaption className="flex items-center justify-between border-line border-b pl-3 text-12 text-muted">
        {label}
        <IconButton
          label={isCopied ? developerWords.copied : `${developerWords.copy}: ${label}`}
          icon={isCopied ? Check : Copy}
          onClick={copy}
          onBlur={() => setCopied(false)}
        />
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
        tabIndex={0}
        className="focus-ring -outline-offset-2 max-h-96 overflow-auto p-3 font-mono text-12"
      >
        {code}
      </pre>
    </figure>
  );
}
