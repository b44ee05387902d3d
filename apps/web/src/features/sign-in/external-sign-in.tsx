"use client";

import { Button } from "@marquee/ui/button";
import { useState } from "react";
import { externalSignInUrl } from "../../lib/authentication";
import { signInWords } from "./words";

export type ExternalRefusal = "refused" | "failed";

const words = signInWords.external;

/** Signs in by the external issuer, and leads to `path`. */
export function ExternalSignIn({ path, refusal }: { path: string; refusal?: ExternalRefusal }) {
  const [state, setState] = useState<"asking" | "leaving" | ExternalRefusal>(refusal ?? "asking");

  const leave = async () => {
    setState("leaving");
    try {
      window.location.assign(await externalSignInUrl(path));
    } catch {
      setState("failed");
    }
  };

  return (
    <div className="flex flex-col gap-2">
      <Button onClick={leave} isPending={state === "leaving"}>
        {words.go}
      </Button>
      <p role="alert" className="min-h-5 text-danger">
        {state === "refused" || state === "failed" ? words[state] : null}
      </p>
    </div>
  );
}
