"use client";

import { useRef, useState } from "react";
import { problemOf, type RequestProblem } from "./request-problem";

/** Does one thing at a time, and tells that it is under way and why it failed. */
export function useRun() {
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<RequestProblem>();
  const isRunning = useRef(false);
  /** What came of it; undefined where it failed or something else is under way. */
  const run = async <T>(act: () => Promise<T>): Promise<T | undefined> => {
    if (isRunning.current) return undefined;
    isRunning.current = true;
    setPending(true);
    setProblem(undefined);
    try {
      return await act();
    } catch (error) {
      setProblem(problemOf(error));
      return undefined;
    } finally {
      isRunning.current = false;
      setPending(false);
    }
  };
  return { isPending, problem, run, clear: () => setProblem(undefined) };
}
