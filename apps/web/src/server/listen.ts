import { once } from "node:events";
import type { Server } from "node:net";
import { StartError } from "@marquee/db/start-error";

/**
 * Lets the server listen.
 *
 * @throws StartError when the port is taken or the address is not this machine's.
 */
export async function listen(server: Server, host: string, port: number): Promise<void> {
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE") {
      throw new StartError(
        `Port ${port} on ${host} is taken by another program. Stop that one, or set PORT to another.`,
      );
    }
    if (code === "EACCES") {
      throw new StartError(`This user may not listen on port ${port}. Set PORT to 1024 or more.`);
    }
    throw new StartError(
      `HOST is ${host}, and this machine cannot listen there (${String(code ?? error)}).`,
    );
  }
}
