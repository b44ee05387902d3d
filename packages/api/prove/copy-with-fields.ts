import { expect, test } from "vitest";
import { minutes, type ProductWithAddedFields } from "./added-field-product";

const program = `
import { createClient } from "../packages/client/dist/client.js";
const client = createClient({ url: "", token: async () => "" });
const film = { title: "Alien", genre: "Horror", expiry_date: "2030-12-31", release_year: 1979 };
const { movie } = await client.movie.create.mutate({ ...film, director: "Ridley Scott" });
const said: [string, number, string] = [movie.director, movie.runtime_minutes, movie.licensed_from];
const input = { filter: { director: { contains: "scott" } }, sort: "-runtime_minutes" };
const { movies } = await client.movie.list.query(input);
const set = { rating: "16" } as const;
await client.movie.update.mutate({ id: movie.id, version: movie.version, set });
console.log(said, movies[0]?.licensed_from, await client.movie.create.mutate(film));
`;

/** The tests that are generated from the schema, and those that read the database's own description. */
const generatedTests = [
  "packages/schemas/src/movie.test.ts",
  "packages/schemas/src/query.test.ts",
  "packages/db/src/schema-agreement.test.ts",
  "packages/services/src/movie-write.test.ts",
  "packages/services/src/movie-read.test.ts",
  "packages/services/src/query-meaning.test.ts",
  "packages/services/src/change-set-undo-property.test.ts",
  "packages/api/contract/doors.test.ts",
];

/** What was built of the copy, and its own tests. */
export function proveCopy(product: ProductWithAddedFields) {
  test("the typed client knows them, and tells a misspelling", async () => {
    const check = async (text: string) => {
      const options = { strict: true, noEmit: true, target: "ES2023", module: "NodeNext" };
      const compilerOptions = { ...options, lib: ["ES2023", "DOM"], types: [] };
      const tsconfig = JSON.stringify({ compilerOptions, files: ["program.ts"] });
      product.copy().write("client-program/package.json", '{ "type": "module" }');
      product.copy().write("client-program/tsconfig.json", tsconfig);
      product.copy().write("client-program/program.ts", text);
      await product.copy().run("node_modules/.bin/tsc", "-p", "client-program");
    };
    await check(program);
    await expect(check(program.replace("movie.director", "movie.directer"))).rejects.toThrow(
      /TS2551: Property 'directer' does not exist/,
    );
    await expect(check(program.replace('"16"', '"17"'))).rejects.toThrow(/TS2322/);
  }, 60_000);

  test(
    "the whole workspace type-checks",
    async () => {
      await product.copy().pnpm("typecheck");
    },
    5 * minutes,
  );

  test(
    "the tests that the schema generates hold for them too",
    async () => {
      const projects = ["--project", "rules", "--project", "contract"];
      const said = await product
        .copy()
        .run("node_modules/.bin/vitest", "run", ...projects, ...generatedTests);
      expect(said).toContain(`Test Files  ${generatedTests.length} passed`);
    },
    5 * minutes,
  );

  test(
    "a person finds them in the dashboard, on the demo films",
    async () => {
      const playwright = ["exec", "playwright", "test", "--project=prove"];
      expect(await product.copy().pnpm("--dir", "apps/web", ...playwright)).toMatch(/\b1 passed/);
    },
    5 * minutes,
  );
}
