import { type Database, openDatabase } from "@marquee/db/database";

/** A print of every row of a table, by table: it changes when a row is added, changed or removed. */
export type RowPrint = Record<string, string>;

/** What the program does by itself, whatever is asked: its jobs and the meter. */
const ownTables = ["jobs", "usage_hours"];
/** Of rows that a job sums up by itself, what is the same before and after. */
const summed: Record<string, string> = {
  film_counts: "sum(films * num_nonnulls(genre_key, release_year, expiry_date))",
};
const everyRow = "count(*) || ':' || coalesce(sum(xmin::text::bigint), 0)";

/** Reads the rows of a database without looking at them: each row tells which transaction wrote it. */
export class RowPrints {
  private constructor(
    private readonly db: Database,
    private readonly statement: string,
  ) {}

  static async of(url: string): Promise<RowPrints> {
    const db = openDatabase({ url, has_named_statements: true, pool_size: 1, onError: () => {} });
    const tables = await db.prisma.$queryRawUnsafe<{ name: string }[]>(
      `SELECT tablename AS "name" FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    const prints = tables
      .filter(({ name }) => !ownTables.includes(name))
      .map(
        ({ name }) => `(SELECT (${summed[name] ?? everyRow})::text FROM "${name}") AS "${name}"`,
      );
    return new RowPrints(db, `SELECT ${prints.join(", ")}`);
  }

  async read(): Promise<RowPrint> {
    const [print] = await this.db.prisma.$queryRawUnsafe<RowPrint[]>(this.statement);
    return print ?? {};
  }

  close(): Promise<void> {
    return this.db.close();
  }
}

/** The tables whose rows differ. */
export function changedTables(before: RowPrint, after: RowPrint): string[] {
  return Object.keys(after).filter((table) => before[table] !== after[table]);
}
