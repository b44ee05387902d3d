import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { movieFieldList } from "./src/movie-field-list.ts";

// The fields as browsers have them: written out, without the schemas that they are derived from.
const folder = join(import.meta.dirname, "src/generated");
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, "movie-field-list.ts"),
  `import type { MovieFieldMeta } from "../movie";

export const movieFieldList: readonly MovieFieldMeta[] = ${JSON.stringify(movieFieldList, null, 2)};
`,
);
