import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A way to the database that can be cut, as a network or a failing database cuts it. */
export type DatabaseProxy = {
  url: string;
  /** Ends every connection and refuses new ones. */
  cut: () => void;
  /** Keeps every connection, takes new ones, and passes nothing on. */
  silence: () => void;
  mend: () => void;
  close: () => void;
};

export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let isCut = false;
  let isSilent = false;
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    if (isSilent) {
      open.add(near.on("error", () => near.destroy()));
      return;
    }
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
    near.pipe(far).pipe(near);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port");
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${address.port}`;
  const endAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: url.href,
    cut: () => {
      isCut = true;
      endAll();
    },
    silence: () => {
      isSilent = true;
      for (const socket of open) socket.unpipe().pause();
    },
    mend: () => {
      isCut = false;
      // What was lost on the way stays lost.
      if (isSilent) endAll();
      isSilent = false;
    },
    close: () => {
      endAll();
      server.close();
    },
  };
}
