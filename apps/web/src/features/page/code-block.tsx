"use client";

import { CopyButton } from "@marquee/ui/copy-text";

/** Something to be pasted elsewhere, with what it does, and a button that copies it. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="flex items-center justify-between font-medium text-12 text-muted">
        {label}
        <CopyButton label={label} text={code} />
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys
        tabIndex={0}
        className="focus-ring overflow-x-auto rounded-md border border-line bg-canvas p-2.5 font-mono text-11 leading-4.5"
      >
        {code}
      </pre>
    </figure>
  );
}
