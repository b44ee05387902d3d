import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Movie, MovieField } from "@marquee/schemas/movie";
import { openStream } from "./open-streams";
import type { RestCall } from "./rest-route";

type Format = {
  media_type: string;
  begin: (fields: readonly MovieField[]) => string;
  /** Films are given as the text of JSON objects. */
  films: (films: readonly string[], isFirst: boolean, fields: readonly MovieField[]) => string;
  end: string;
};

const json: Format = {
  media_type: "application/json",
  begin: () => "[",
  films: (films, isFirst) => (isFirst ? "" : ",") + films.join(","),
  end: "]",
};

const ndjson: Format = {
  media_type: "application/x-ndjson",
  begin: () => "",
  films: (films) => `${films.join("\n")}\n`,
  end: "",
};

/** RFC 4180. */
const csv: Format = {
  media_type: "text/csv",
  begin: (fields) => `${fields.join(",")}\r\n`,
  films: (films, _isFirst, fields) =>
    films
      .map((film) => JSON.parse(film) as Movie)
      .map((film) => `${fields.map((field) => csvCell(film[field])).join(",")}\r\n`)
      .join(""),
  end: "",
};

function csvCell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a whole list is given as beside JSON, where `Accept` asks for it. */
export const streamedTypes: readonly string[] = [ndjson.media_type, csv.media_type];

/** A reader that takes nothing for this long is cut off: it holds a snapshot and a connection. */
const stalledReaderMs = 30_000;

/**
 * Writes films as they come from the database, in the format asked for and at the reader's speed. An
 * error before the first film is thrown, for a proper answer; one after it destroys the socket, so that
 * a cut list never looks whole.
 */
export async function streamFilms(
  call: RestCall,
  fields: readonly MovieField[],
  batches: AsyncGenerator<string[]>,
): Promise<"streamed"> {
  try {
    await writeFilms(call, fields, batches);
  } finally {
    // Whoever leaves early, wherever it was, gives the snapshot and its connection back.
    await batches.return(undefined);
  }
  return "streamed";
}

async function writeFilms(
  { ctx, incoming, outgoing, isHead }: RestCall,
  fields: readonly MovieField[],
  batches: AsyncGenerator<string[]>,
): Promise<void> {
  const format = negotiate(incoming.headers.accept);
  const first = await batches.next();
  const second = await batches.next();
  outgoing.setHeader("Content-Type", contentType(format));
  outgoing.statusCode = 200;
  if (second.done) {
    // A small list needs no stream. Node leaves the body out for HEAD and keeps its length.
    const text = wholeList(format, fields, first);
    outgoing.setHeader("Content-Length", Buffer.byteLength(text));
    outgoing.end(text);
    return;
  }
  if (isHead) {
    outgoing.end();
    return;
  }
  const end = openStream(ctx.actor);
  try {
    // Node looks a second time whether as much is still waiting to be sent before it says so.
    outgoing.setTimeout(stalledReaderMs / 2, () => outgoing.destroy());
    await pipeline(Readable.from(formatted(format, fields, first, second, batches)), outgoing);
    outgoing.setTimeout(0);
  } finally {
    end();
  }
}

async function* formatted(
  format: Format,
  fields: readonly MovieField[],
  first: IteratorResult<string[]>,
  second: IteratorYieldResult<string[]>,
  rest: AsyncGenerator<string[]>,
): AsyncGenerator<string> {
  yield opening(format, fields, first);
  yield format.films(second.value, false, fields);
  for await (const films of rest) yield format.films(films, false, fields);
  yield format.end;
}

function wholeList(format: Format, fields: readonly MovieField[], first: IteratorResult<string[]>) {
  return opening(format, fields, first) + format.end;
}

function opening(format: Format, fields: readonly MovieField[], first: IteratorResult<string[]>) {
  const films = first.done ? [] : first.value;
  return format.begin(fields) + (films.length > 0 ? format.films(films, true, fields) : "");
}

function contentType({ media_type }: Format): string {
  return media_type === "text/csv" ? "text/csv; charset=utf-8; header=present" : media_type;
}

/** The best of what is asked for; JSON where nothing fits, since 406 is never sent. */
function negotiate(accept: string | undefined): Format {
  if (accept === undefined) return json;
  const ranges = accept.split(",").map((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith("q="));
    return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
  });
  const qualityOf = ({ media_type }: Format) =>
    ranges.find(({ type }) => type === media_type)?.quality ?? 0;
  const jsonQuality = Math.max(
    qualityOf(json),
    ranges.find(({ type }) => type === "*/*")?.quality ?? 0,
  );
  const best = qualityOf(csv) > qualityOf(ndjson) ? csv : ndjson;
  return qualityOf(best) > jsonQuality ? best : json;
}
