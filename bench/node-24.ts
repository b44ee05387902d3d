import { execFileSync } from "node:child_process";

export type NodeProgram = { path: string; version: string; note: string | undefined };

/** Node 24, on which the image runs; where npm cannot give one, the Node that runs this. */
export function findNode24(): NodeProgram {
  if (process.version.startsWith("v24.")) {
    return { path: process.execPath, version: process.version, note: undefined };
  }
  try {
    const program = ["-y", "node@24", "-p", "JSON.stringify([process.execPath, process.version])"];
    const output = execFileSync("npx", program, { encoding: "utf8", stdio: "pipe" });
    const [path = "", version = ""] = JSON.parse(output) as string[];
    return { path, version, note: undefined };
  } catch {
    const note =
      "Node 24 could not be had: these figures are of an older Node, where all is dearer.";
    return { path: process.execPath, version: process.version, note };
  }
}
