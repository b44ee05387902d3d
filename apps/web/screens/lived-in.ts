import { administrator } from "../e2e/server-address";

type Call = (procedure: string, input: object) => Promise<Record<string, unknown>>;

/** Does in a fresh installation what its people would have done, so that every screen has something to show. */
export async function liveIn(url: string): Promise<void> {
  const call = await signIn(url, administrator.user, administrator.password);
  await changeFilms(call);
  await inviteOthers(call);
  await callAsProgram(url, call);
  await signIn(url, administrator.user, "not the password at all").catch(() => undefined);
}

async function changeFilms(call: Call): Promise<void> {
  const films = [
    { title: "Stalker", genre: "Science Fiction", expiry_date: "2031-12-31", release_year: 1979 },
    { title: "Alien", genre: "Science Fiction", expiry_date: "2030-06-30", release_year: 1980 },
    { title: "Le Bonheur", genre: "Drama", expiry_date: "2029-03-31", release_year: 1965 },
    { title: "Cléo from 5 to 7", genre: "Drama", expiry_date: "2029-03-31", release_year: 1962 },
    { title: "Wanda", genre: "Drama", expiry_date: "2028-01-31", release_year: 1970 },
  ];
  for (const film of films) await call("movie.create", film);
  await edit(call, "movie.bulkUpdate", { filter: { genre: "Musical" }, extend: { days: 30 } });
  await edit(call, "movie.bulkDelete", { filter: { title: { starts_with: "star" } } });
  const views = [
    {
      name: "Leaving this month",
      query: "expires:today..eom",
      sort: "expiry_date",
      is_shared: true,
    },
    { name: "Horror before 1980", query: "genre:horror year<1980" },
  ];
  for (const view of views) await call("view.create", view);
}

/** Edits all films that match, as many as they are. */
async function edit(call: Call, procedure: string, input: object): Promise<void> {
  const { matched } = await call(procedure, { ...input, dry_run: true });
  await call(procedure, { ...input, expected_count: matched });
}

async function inviteOthers(call: Call): Promise<void> {
  await call("user.create", { user: "Ada Lovelace", role: "editor" });
  await call("user.create", {
    user: "grace@example.org",
    role: "viewer",
    password: "seven grey herons wade",
  });
}

async function callAsProgram(url: string, call: Call): Promise<void> {
  const { client_id, client_secret } = await call("apiKey.create", {
    name: "Nightly importer",
    role: "editor",
  });
  const answer = await post(`${url}/api/token`, {
    grant_type: "client_credentials",
    client_id,
    client_secret,
  });
  const headers = { Authorization: `Bearer ${answer.access_token}` };
  for (let count = 0; count < 20; count += 1) {
    await fetch(`${url}/api/search?genre=drama&limit=10`, { headers });
  }
}

async function signIn(url: string, user: string, password: string): Promise<Call> {
  const { access_token } = await post(`${url}/api/token`, { user, password });
  const headers = { Authorization: `Bearer ${access_token}` };
  return (procedure, input) => post(`${url}/api/trpc/${procedure}`, input, headers).then(resultOf);
}

async function post(address: string, body: object, headers = {}): Promise<Record<string, unknown>> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${address} answered ${JSON.stringify(answer)}`);
  return answer;
}

function resultOf({ result }: Record<string, unknown>): Record<string, unknown> {
  return (result as { data: Record<string, unknown> }).data;
}
