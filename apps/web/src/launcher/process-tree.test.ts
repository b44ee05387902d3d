import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { endTree } from "./process-tree";

test("a process ends with all it started, also what would rather not", async () => {
  const script = "trap '' TERM; (trap '' TERM; echo $$; sleep 60) & sleep 60";
  const root = spawn("sh", ["-c", script], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
  await once(root.stdout, "data");
  const closed = once(root.stdout, "close");
  await endTree(Number(root.pid), 200);
  await closed;
  expect(root.signalCode ?? "SIGKILL").toBe("SIGKILL");
});
