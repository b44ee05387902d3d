/** One request that a load sends, without the headers that all of them have. */
export type LoadRequest = {
  method: "GET" | "POST" | "PATCH";
  path: string;
  headers?: Record<string, string>;
  body?: string;
};

/** What the load process is told to send: `warm` requests first, then the measured ones. */
export type LoadJob = {
  port: number;
  connections: number;
  /** Headers of every request. */
  headers: Record<string, string>;
  expected_status: number;
  warm: LoadRequest[];
  measured: LoadRequest[];
};

/** What it tells: when it is warm, and waits for `"go"`; then how long the measured requests took. */
export type LoadReport =
  | { kind: "warm" }
  | { kind: "done"; seconds: number; first_body: string }
  | { kind: "failed"; reason: string };
