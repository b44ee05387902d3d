import { once } from "node:events";
import { createServer } from "node:http";

/** A page of somebody else, at two addresses: of our own host at another port, and of another host. */
export type ForeignSite = { origins: string[]; close: () => void };

/** Serves one page that holds nothing. */
export async function startForeignSite(): Promise<ForeignSite> {
  const server = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end("<!doctype html><title>Another site</title><h1>Another site</h1>");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    origins: [`http://127.0.0.1:${port}`, `http://localhost:${port}`],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type Attack = { url: string; fields: Record<string, string> };

/** Runs in a foreign page: sends fields to an address in all the ways that need nobody's leave. */
export async function sendEveryWay({ url, fields }: Attack): Promise<void> {
  for (const enctype of [
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain",
  ]) {
    const frame = document.createElement("iframe");
    frame.name = `${enctype}${url}`;
    const form = Object.assign(document.createElement("form"), {
      method: "post",
      action: url,
      enctype,
      target: frame.name,
    });
    for (const [name, value] of Object.entries(fields)) {
      form.append(Object.assign(document.createElement("input"), { name, value }));
    }
    document.body.append(frame, form);
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
    form.submit();
    await loaded;
  }
  const json = JSON.stringify(fields);
  const bodies = [
    new URLSearchParams(fields),
    new Blob([json], { type: "text/plain" }),
    new Blob([json]),
    new Blob([json], { type: "application/json" }),
  ];
  for (const body of bodies) {
    const sent = { method: "POST", credentials: "include", body } as const;
    await fetch(url, { ...sent, mode: "no-cors" }).catch(() => undefined);
    const headers = { "X-Marquee-Client": "dashboard" };
    await fetch(url, { ...sent, headers }).catch(() => undefined);
    navigator.sendBeacon(url, body);
  }
}
