import type { Received, Sent } from "./http-client";

/** What a call of a procedure came to, in the terms that REST answers in. */
export type Outcome = { status: number; code?: string; names?: string[]; value?: unknown };

type Call = (sent: Sent) => Promise<Received>;

/** Calls a query, as any program can: plain JSON in the query string. */
export async function query(call: Call, procedure: string, input: unknown): Promise<Outcome> {
  const text = encodeURIComponent(JSON.stringify(input));
  return outcome(await call({ method: "GET", path: `/api/trpc/${procedure}?input=${text}` }));
}

/** Calls a mutation. */
export async function mutate(call: Call, procedure: string, body: object): Promise<Outcome> {
  return outcome(await call({ method: "POST", path: `/api/trpc/${procedure}`, body }));
}

type Told = { code: string; errors?: { pointer?: string; parameter?: string }[] };

function outcome({ status, json }: Received): Outcome {
  const { result, error } = json as { result?: { data: unknown }; error?: { data: Told } };
  return error ? refused(status, error.data) : { status, value: result?.data };
}

/** Sends a REST request and reads its answer in the same terms. */
export async function rest(call: Call, sent: Sent): Promise<Outcome> {
  const { status, json } = await call(sent);
  return status >= 400 ? refused(status, json as Told) : { status, value: json };
}

function refused(status: number, told: Told): Outcome {
  const names = told.errors?.map(({ pointer, parameter }) => pointer ?? `/${parameter}`);
  return { status, code: told.code, ...(names ? { names } : {}) };
}
