import type { ReactNode } from "react";

/** A description of the document: paragraphs, lists of lines that begin with `-`, and `code`. */
export function ToldText({ text }: { text: string }) {
  return (
    <div className="flex flex-col gap-2 text-14">
      {text.split("\n\n").map((part) => (
        <Part key={part} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: string }) {
  if (!part.startsWith("- ")) return <p className="max-w-prose text-pretty">{withCode(part)}</p>;
  return (
    <ul className="flex max-w-prose list-disc flex-col gap-1 pl-5">
      {part.split("\n").map((line) => (
        <li key={line}>{withCode(line.replace(/^- /, ""))}</li>
      ))}
    </ul>
  );
}

/** A line with what stands between backticks as code. */
export function withCode(line: string): ReactNode {
  return line
    .split("`")
    .map((piece, at) => (at % 2 === 1 ? <Code key={`${at} ${piece}`}>{piece}</Code> : piece));
}

export function Code({ children }: { children: ReactNode }) {
  return <code className="rounded-sm bg-hover px-1 font-mono text-12">{children}</code>;
}
