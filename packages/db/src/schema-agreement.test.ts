/// <reference lib="dom" />
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "./test-database";

type Engine = { diff: (params: object) => Promise<{ exitCode: number; stdout: string | null }> };
type EngineModule = {
  SchemaEngine: { new: (options: object, log: () => void, adapter: object) => Promise<Engine> };
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
};

const schemaFile = fileURLToPath(new URL("../../../prisma/schema.prisma", import.meta.url));

let database: TestDatabase;
let client: pg.Client;
let engine: EngineModule;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  engine = await loadEngine();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Prisma's own engine, in the WebAssembly build: the ordinary one is a download of its own. */
async function loadEngine(): Promise<EngineModule> {
  const glueFile = createRequire(import.meta.url).resolve(
    "@prisma/schema-engine-wasm/schema_engine_bg",
  );
  const glue = (await import(pathToFileURL(glueFile).href)) as EngineModule &
    WebAssembly.ModuleImports;
  const wasm = readFileSync(join(dirname(glueFile), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

/** How the engine is told the types of what it reads in the catalogue: by Postgres' type ids. */
const columnTypes: Record<number, number> = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  22: ColumnTypeEnum.Text,
  23: ColumnTypeEnum.Int32,
  26: ColumnTypeEnum.Int64,
  1002: ColumnTypeEnum.TextArray,
  1003: ColumnTypeEnum.TextArray,
  1009: ColumnTypeEnum.TextArray,
};

const textArray: number = 1009;
const textArrays = new Set([1002, 1003]);

async function queryRaw({ sql, args }: SqlQuery): Promise<SqlResultSet> {
  const { fields, rows } = await client.query({
    text: sql,
    values: args,
    rowMode: "array",
    types: {
      getTypeParser: (id: number) => pg.types.getTypeParser(textArrays.has(id) ? textArray : id),
    },
  });
  return {
    columnNames: fields.map(({ name }) => name),
    columnTypes: fields.map(
      ({ dataTypeID }) => columnTypes[dataTypeID] ?? ColumnTypeEnum.Text,
    ) as SqlResultSet["columnTypes"],
    rows,
  };
}

function readOnlyAdapter(): SqlMigrationAwareDriverAdapterFactory {
  const refuse = () => Promise.reject(new Error("Only reading is needed to compare"));
  const adapter = {
    provider: "postgres" as const,
    adapterName: "schema-agreement",
    queryRaw,
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
    dispose: () => Promise.resolve(),
  };
  return {
    provider: "postgres",
    adapterName: adapter.adapterName,
    connect: () => Promise.resolve(adapter),
    connectToShadowDb: refuse,
  };
}

async function difference(): Promise<string | null> {
  const files = [{ path: schemaFile, content: readFileSync(schemaFile, "utf8") }];
  const comparison = await engine.SchemaEngine.new(
    { datamodels: files.map(({ path, content }) => [path, content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(readOnlyAdapter()),
  );
  const { stdout } = await comparison.diff({
    from: { tag: "schemaDatasource", files, configDir: dirname(schemaFile) },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: true,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout;
}

test("the migrations make just the database that schema.prisma describes", async () => {
  expect((await difference())?.trim()).toBe("-- This is an empty migration.");
});

test("a column that only one of them has is seen", async () => {
  await client.query("ALTER TABLE movies DROP COLUMN genre_key");
  expect(await difference()).toContain('ADD COLUMN     "genre_key"');
});
