import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import pg from "pg";
import { type BareQuery, createFilm, readFilms, updateFilm } from "./bare-queries";

// The least a server of this catalogue can do: Node's HTTP server, one query over pg, JSON. It checks
// nobody and nothing, keeps no history (but under /recorded), and is what the API is measured against.

const [databaseUrl, port] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10, idleTimeoutMillis: 30_000 });

const server = createServer(async (request, response) => {
  try {
    const { query, isList, status } = await route(request);
    const rows = await rowsOf(query);
    const text = JSON.stringify(isList ? rows : rows[0]);
    response
      .writeHead(rows[0] || isList ? status : 404, {
        "Content-Type": "application/json",
        "Content-Length": Buffer.byteLength(text ?? ""),
      })
      .end(text);
  } catch (error) {
    const isDuplicate = (error as { code?: unknown }).code === "23505";
    response.writeHead(isDuplicate ? 409 : 500).end(JSON.stringify(String(error)));
  }
});
server.listen(Number(port), "127.0.0.1");
await once(server, "listening");
process.send?.("ready");
process.once("SIGTERM", () => process.exit(0));

/** By a connection of the pool, since the pool's own `query` ends the one on which a duplicate is refused. */
async function rowsOf(query: BareQuery): Promise<object[]> {
  const client = await pool.connect();
  try {
    return (await client.query<object>(query)).rows;
  } finally {
    client.release();
  }
}

type Routed = { query: BareQuery; isList: boolean; status: number };

async function route(request: IncomingMessage): Promise<Routed> {
  const [path = "", search] = (request.url ?? "").split("?", 2);
  const isRecorded = path.startsWith("/recorded/");
  const id = path.slice(path.lastIndexOf("/") + 1);
  if (request.method === "POST") {
    const query = createFilm(await readJson(request), isRecorded);
    return { query, isList: false, status: 201 };
  }
  if (request.method === "PATCH") {
    const version = Number(/\d+/.exec(request.headers["if-match"] ?? "")?.[0]);
    const query = updateFilm(id, version, await readJson(request), isRecorded);
    return { query, isList: false, status: 200 };
  }
  const isList = !path.startsWith("/api/movies/");
  return { query: readFilms(path, id, new URLSearchParams(search)), isList, status: 200 };
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
