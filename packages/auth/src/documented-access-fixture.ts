import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const headings = ["A way to authenticate", "A credential check"] as const;

/** The file that a section of docs/extending.md prints whole. */
export type PrintedFile = { name: string; text: string };

/**
 * Makes the edits that docs/extending.md prints for a way to authenticate and for a credential check, in a
 * copy of packages/auth/src. Answers the files that are new.
 */
export function addDocumentedAccess(page: string, folder: string): PrintedFile[] {
  return headings.map((heading) => {
    const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
    const blocks = [...section.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text = ""]) => text);
    const [text = "", names = "", made = ""] = blocks;
    if (blocks.length !== 3) throw new Error(`${heading} prints ${blocks.length} edits`);
    const name = basename(/`packages\/auth\/src\/(\S+)`/.exec(section)?.[1] ?? "");
    writeFileSync(join(folder, name), text);
    replaceNames(join(folder, "access-names.ts"), names);
    const table = heading === "A credential check" ? "credential-checks.ts" : "authenticators.ts";
    addMaker(join(folder, table), made);
    return { name, text };
  });
}

function replaceNames(path: string, line: string): void {
  const start = line.slice(0, line.indexOf("["));
  edit(path, (text) => text.replace(new RegExp(`^${start}\\[.*$`, "m"), () => line.trimEnd()));
}

/** An import, and behind an empty line an entry of the table. */
function addMaker(path: string, printed: string): void {
  const [imported = "", entry = ""] = printed.split("\n\n");
  edit(path, (text) =>
    `${imported}\n${text}`.replace(/^const makers.*\n/m, (start) => start + entry),
  );
}

function edit(path: string, change: (text: string) => string): void {
  const before = readFileSync(path, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${path} has no place for what is printed`);
  writeFileSync(path, after);
}
