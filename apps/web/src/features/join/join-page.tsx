"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { askLink, type LinkAnswer } from "../../lib/one-time-link";
import { useLiveMark } from "../../lib/use-live-mark";
import { Entrance, entranceCard } from "../sign-in/entrance";
import { JoinForm } from "./join-form";
import { joinWords } from "./words";

const incomplete: LinkAnswer = {
  problem: {
    code: "invalid_link",
    detail: joinWords.incomplete,
  },
};

const unreachable: LinkAnswer = {
  problem: {
    code: "unreachable",
    detail: joinWords.unreachable,
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
          <h1 className="font-semibold text-20">{joinWords.noGood}</h1>
          <p role="alert">{answer.problem.detail}</p>
          <Link
            href="/sign-in"
            className="focus-ring w-fit rounded-sm text-accent underline underline-offset-2"
          >
            {joinWords.signIn}
          </Link>
        </div>
      )}
      {!answer && (
        <div aria-busy className={entranceCard}>
          <h1 className="font-semibold text-20">{joinWords.looking.title}</h1>
          <p className="text-muted">{joinWords.looking.told}</p>
        </div>
      )}
    </Entrance>
  );
}
