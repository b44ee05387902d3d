"use client";

import { useEffect, useState } from "react";
import { formatSeconds } from "../../lib/numbers";
import { useReader } from "../../lib/reader";

/** How long something has been under way, in words that go on by the second. */
export function Elapsed({ says }: { says: (time: string) => string }) {
  const { locale } = useReader();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((old) => old + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <>{says(formatSeconds(seconds, locale))}</>;
}
