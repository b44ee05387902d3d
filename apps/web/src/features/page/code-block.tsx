"use client";

import { CopyButton } from "@marquee/ui/copy-text";

/** Code as it is, and a button that copies it. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  return (
    <figure className="overflow-hidden rounded-md border border-line bg-canvas">
      <figcaption className="flex items-center justify-between border-line border-b pl-3 text-12 text-muted">
        {label}
        <CopyButton label={label} text={code} />
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
