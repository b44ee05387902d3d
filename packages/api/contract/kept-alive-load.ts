import { Agent, request } from "node:http";

export type Load = {
  /** Ends it once each client has its last answer, and tells how it went. */
  end: () => Promise<LoadReport>;
};

export type LoadReport = {
  answered: number;
  /** What was not answered as it should be, each in one line. */
  failed: string[];
  /** The titles of films whose writing was acknowledged. */
  acknowledged: string[];
};

const answerMs = 20_000;

/**
 * Clients that ask all the time, each on a connection that is kept: reads and keyed writes by turns. None
 * asks a second time.
 */
export function startLoad(options: { origin: string; token: string; clients: number }): Load {
  const report: LoadReport = { answered: 0, failed: [], acknowledged: [] };
  let isEnding = false;
  const client = async (name: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let turn = 0; !isEnding; turn += 1) await ask(options, agent, `${name}-${turn}`, report);
    agent.destroy();
  };
  const clients = Array.from({ length: options.clients }, (_, name) => client(name));
  return {
    end: async () => {
      isEnding = true;
      await Promise.all(clients);
      return report;
    },
  };
}

async function ask(
  { origin, token }: { origin: string; token: string },
  agent: Agent,
  name: string,
  report: LoadReport,
): Promise<void> {
  const isWrite = name.endsWith("0");
  const film = {
    title: `Load ${name}`,
    genre: "Drama",
    expiry_date: "2030-01-31",
    release_year: 2020,
  };
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  try {
    const status = isWrite
      ? await exchange(
          agent,
          `${origin}/api/movies`,
          "POST",
          { ...headers, "idempotency-key": name },
          film,
        )
      : await exchange(agent, `${origin}/api/movies?limit=5`, "GET", headers);
    report.answered += 1;
    if (status !== (isWrite ? 201 : 200)) report.failed.push(`${name}: ${status}`);
    else if (isWrite) report.acknowledged.push(film.title);
  } catch (error) {
    report.failed.push(`${name}: ${String(error)}`);
  }
}

function exchange(
  agent: Agent,
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: object,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent, timeout: answerMs }, (answer) => {
      answer.once("error", reject);
      answer.once("end", () => resolve(answer.statusCode ?? 0));
      answer.resume();
    });
    sent.once("timeout", () => sent.destroy(new Error("no answer in time")));
    sent.once("error", reject);
    sent.end(body && JSON.stringify(body));
  });
}
