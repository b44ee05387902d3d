"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { askLink, type LinkAnswer } from "../../lib/one-time-link";
import { useLiveMark } from "../../lib/use-live-mark";
import { Entrance, entranceCard } from "../sign-in/entrance";
import { JoinForm } from "./join-form";

const incomplete: LinkAnswer = {
  problem: {
    code: "invalid_link",
    detail: "The part after # is missing. Open the whole link, as it was given to you.",
  },
};

const unreachable: LinkAnswer = {
  problem: {
    code: "unreachable",
    detail: "The server could not look at this link. Load the page again in a moment.",
  },
};

/** Where a one-time link leads: one sets a password, or is told why the link is no good. */
export function JoinPage() {
  const [token, setToken] = useState<string>();
  const [answer, setAnswer] = useState<LinkAnswer>();
  useLiveMark();
  useEffect(() => {
    // No server is sent what stands after #, so that only the browser can look.
    const given = window.location.hash.slice(1);
    setToken(given);
    if (!given) return setAnswer(incomplete);
    askLink({ token: given }).then(setAnswer, () => setAnswer(unreachable));
  }, []);

  return (
    <Entrance>
      {answer && "user" in answer && token !== undefined && (
        <JoinForm
          token={token}
          user={answer.user}
          onLinkProblem={(problem) => setAnswer({ problem })}
        />
      )}
      {answer && "problem" in answer && (
        <div className={entranceCard}>
          <h1 className="font-semibold text-20">This link does not work</h1>
          <p role="alert">{answer.problem.detail}</p>
          <Link
            href="/sign-in"
            className="focus-ring w-fit rounded-sm text-accent underline underline-offset-2"
          >
            Sign in
          </Link>
        </div>
      )}
      {!answer && (
        <div aria-busy className={entranceCard}>
          <h1 className="font-semibold text-20">Set a password</h1>
          <p className="text-muted">Looking at the link…</p>
        </div>
      )}
    </Entrance>
  );
}
