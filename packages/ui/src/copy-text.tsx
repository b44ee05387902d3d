"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { IconButton } from "./icon-button";

/** A text for machines, shown as it is, with a button that copies it. */
export function CopyText({ label, text }: { label: string; text: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1 text-12 text-muted">
      <span className="truncate">
        {label} <code className="select-all font-mono text-11">{text}</code>
      </span>
      <CopyButton label={label} text={text} />
    </span>
  );
}

/** Copies a text that goes by `label`, and says that it did. */
export function CopyButton({ label, text }: { label: string; text: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <IconButton
      label={isCopied ? "Copied" : `Copy ${label.toLowerCase()}`}
      icon={isCopied ? Check : Copy}
      onClick={copy}
      onBlur={() => setCopied(false)}
    />
  );
}
