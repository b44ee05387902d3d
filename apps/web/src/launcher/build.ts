import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { StartError } from "@marquee/db/start-error";
import { environmentWith } from "../lib/config";
import { endTree } from "./process-tree";

const workspace = join(import.meta.dirname, "../../../..");

/**
 * Runs a task of the web program and of what it is built from, where something changed since it ran
 * last.
 *
 * @param started is given the process, so that an interrupted start can end it.
 * @throws StartError with what the tools said when the task fails.
 */
export async function runTask(
  task: "build" | "generate",
  started: (child: ChildProcess) => void,
): Promise<void> {
  const filter = task === "build" ? "@marquee/web" : "@marquee/web^...";
  const turbo = spawn(
    join(workspace, "node_modules/.bin/turbo"),
    ["run", task, `--filter=${filter}`, "--output-logs=new-only", "--log-order=stream"],
    {
      cwd: workspace,
      // Its own group: Ctrl-C is for the launcher, which ends it with everything it started.
      detached: true,
      env: environmentWith({
        NEXT_TELEMETRY_DISABLED: "1",
        TURBO_TELEMETRY_DISABLED: "1",
        TURBO_NO_UPDATE_NOTIFIER: "1",
      }),
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  started(turbo);
  let said = "";
  const listen = (text: string) => {
    said += text;
  };
  turbo.stdout.setEncoding("utf8").on("data", listen);
  turbo.stderr.setEncoding("utf8").on("data", listen);
  const [code] = await once(turbo, "close");
  if (code !== 0) throw new StartError(`${said.trim()}\nThe ${task} failed; above is why.`);
}

/** Ends a task that is still running, and the tools it has started. */
export async function endTask(turbo: ChildProcess): Promise<void> {
  const hasEnded = turbo.exitCode !== null || turbo.signalCode !== null;
  if (!hasEnded && turbo.pid !== undefined) await endTree(turbo.pid, 2_000);
}
