import { readFileSync } from "node:fs";
import type { ScratchCopy } from "./scratch-copy";

/**
 * Makes the two edits that docs/extending.md walks through, as it prints them: the database, in two
 * files, and the schema of a film. Nothing else is touched.
 */
export function addFields(copy: ScratchCopy): void {
  const { prisma, sql, fields, imports } = printedEdits(copy);
  edit(copy, "prisma/schema.prisma", [[/^model Movie \{\n(?:.+\n)*?(?= {2}version )/m, prisma]]);
  copy.write("prisma/migrations/29991231235959_more_fields/migration.sql", sql);
  edit(copy, "packages/schemas/src/movie.ts", [
    [/^(?:import .*\n)+/m, imports],
    [/^export const Movie = [\s\S]*?(?=^ *\}\)$)/m, fields],
  ]);
}

function printedEdits(copy: ScratchCopy) {
  const page = readFileSync(copy.path("docs/extending.md"), "utf8");
  const section = page.split(/^## /m).find((part) => part.startsWith("A field\n")) ?? "";
  const blocks = [...section.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  const [prisma = "", sql = "", fields = "", imports = ""] = blocks.map(([, , text]) => text);
  const kinds = blocks.map(([, kind]) => kind).join(" ");
  if (kinds !== "prisma sql ts ts") throw new Error(`The page prints ${kinds || "no edits"}`);
  return { prisma, sql, fields, imports };
}

/** Puts each text right behind what its pattern matches. */
function edit(copy: ScratchCopy, name: string, insertions: [RegExp, string][]): void {
  let text = readFileSync(copy.path(name), "utf8");
  for (const [place, inserted] of insertions) {
    const match = place.exec(text);
    if (!match) throw new Error(`${name} has no place for ${inserted}`);
    const end = match.index + match[0].length;
    text = text.slice(0, end) + inserted + text.slice(end);
  }
  copy.write(name, text);
}
