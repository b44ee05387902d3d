"use client";

import { useRef, useState } from "react";
import { problemOf } from "../../lib/request-problem";
import { trpc } from "../../lib/trpc";
import { readFirst } from "./read-first";
import { developerWords } from "./words";

/** What came of a call: an answer, or why there is none. */
export type CallOutcome =
  | { kind: "answer"; answer: CallAnswer }
  | { kind: "failure"; title: string; reason: string };

export type CallAnswer = {
  status: number;
  status_text: string;
  headers: [string, string][];
  time_ms: number;
  body: string;
  /** Whether the body goes on behind what was read of it. */
  is_cut: boolean;
};

type Token = { text: string; until: number };

/** So long before its end a token is not used any more, in milliseconds. */
const marginMs = 5_000;

/** Calls the API as any program does: with a token, which is asked for this session and kept for its minute. */
export function useCall() {
  const token = useRef<Token>(undefined);
  const controller = useRef<AbortController>(undefined);
  const [outcome, setOutcome] = useState<CallOutcome>();
  const [isPending, setPending] = useState(false);
  const { mutateAsync } = trpc.session.token.useMutation();

  const liveToken = async (): Promise<string> => {
    const known = token.current;
    if (known && known.until > Date.now()) return known.text;
    const { access_token, expires_in } = await mutateAsync({});
    token.current = { text: access_token, until: Date.now() + expires_in * 1000 - marginMs };
    return access_token;
  };

  const call = async (
    target: string,
    init: RequestInit & { headers: Record<string, string> },
    needsToken: boolean,
  ): Promise<CallAnswer | undefined> => {
    controller.current = new AbortController();
    const { signal } = controller.current;
    setPending(true);
    try {
      const headers = { ...init.headers };
      if (needsToken) {
        const given = await liveToken().catch((error: unknown) => {
          throw new NoToken(problemOf(error).reason);
        });
        headers.Authorization = `Bearer ${given}`;
      }
      const answer = await send(target, { ...init, headers, signal });
      setOutcome({ kind: "answer", answer });
      return answer;
    } catch (error) {
      setOutcome(failure(error, signal.aborted));
      return undefined;
    } finally {
      setPending(false);
    }
  };

  return { outcome, isPending, call, cancel: () => controller.current?.abort() };
}

class NoToken extends Error {}

function failure(error: unknown, isCancelled: boolean): CallOutcome {
  if (error instanceof NoToken) {
    return { kind: "failure", title: developerWords.noTokenGiven, reason: error.message };
  }
  const reason = isCancelled ? developerWords.cancelled : developerWords.network;
  return { kind: "failure", title: developerWords.notSent, reason };
}

async function send(target: string, init: RequestInit): Promise<CallAnswer> {
  const began = performance.now();
  // Without the session's cookie: a program has none either.
  const response = await fetch(target, { ...init, credentials: "omit", cache: "no-store" });
  const { text, is_cut } = await readFirst(response);
  return {
    status: response.status,
    status_text: response.statusText,
    headers: [...response.headers],
    time_ms: performance.now() - began,
    body: is_cut ? text : indented(text),
    is_cut,
  };
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
