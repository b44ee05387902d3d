import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import { expect, test } from "vitest";
import { Connections } from "./connections";

/** A server that begins to answer and leaves the rest to the test. */
async function startServer() {
  const open: ServerResponse[] = [];
  const server = createServer((request, response) => {
    if (request.url === "/begun") response.write("half ");
    open.push(response);
  });
  const haveCome = async (requests: number) => {
    while (open.length < requests) await once(server, "request");
  };
  const connections = new Connections(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { server, connections, open, haveCome, port };
}

async function request(
  port: number,
  path: string,
): Promise<{ socket: Socket; text: Promise<string> }> {
  const socket = connect(port, "127.0.0.1").setEncoding("utf8");
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
  await once(socket, "connect");
  const read = async () => {
    let text = "";
    for await (const chunk of socket) text += chunk;
    return text;
  };
  return { socket, text: read() };
}

test("requests under way are answered whole, and their connections closed with them", async () => {
  const { server, connections, open, haveCome, port } = await startServer();
  const waiting = await request(port, "/");
  const begun = await request(port, "/begun");
  const idle = connect(port, "127.0.0.1");
  await once(idle, "connect");
  await haveCome(2);
  const ended = connections.end(30_000);
  expect(server.listening).toBe(false);
  for (const response of open) response.end("done");
  await ended;
  const answer = await waiting.text;
  expect(answer).toContain("Connection: close");
  expect(answer).toContain("done");
  expect(await begun.text).toMatch(/half[\s\S]*done/);
});

test("a request that never ends is cut at the deadline", async () => {
  const { connections, haveCome, port } = await startServer();
  const { text } = await request(port, "/begun");
  await haveCome(1);
  await connections.end(200);
  await expect(text).resolves.toContain("half");
});
