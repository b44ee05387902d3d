import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to the database on which each packet towards it is held back for a random time, in order. */
export async function startDelayingProxy(
  databaseUrl: string,
  mostMs: number,
): Promise<{ url: string; close: () => void }> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => socket.destroy());
      socket.once("close", () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    let last = Promise.resolve();
    near.on("data", (chunk) => {
      const wait = new Promise((resolve) => setTimeout(resolve, Math.random() ** 4 * mostMs));
      last = last.then(() => wait).then(() => void far.write(chunk));
    });
    far.pipe(near);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
