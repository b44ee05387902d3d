"use client";

import type { Invitation, User } from "@marquee/schemas/user";
import { Button } from "@marquee/ui/button";
import { useState } from "react";
import { useRun } from "../../lib/use-run";
import { ProblemNote } from "../page/problem-note";
import { OneTimeLink } from "./one-time-link";
import { useUserChanges } from "./use-users";
import { userWords } from "./words";

/** Makes a link by which a user sets a password, and shows it in the button's place. */
export function MakeLink({ user: { id, user: name } }: { user: User }) {
  const { invite } = useUserChanges();
  const [link, setLink] = useState<Invitation>();
  const [hasKept, setKept] = useState(false);
  const { isPending, problem, run } = useRun();
  const make = () => run(async () => setLink(await invite.mutateAsync({ id })));
  const keep = () => {
    setLink(undefined);
    setKept(true);
  };
  if (link) {
    return (
      <div className="w-full pb-3">
        <OneTimeLink name={name} invitation={link} onKept={keep} />
      </div>
    );
  }
  return (
    <>
      <ProblemNote failed={userWords.linkNotMade} problem={problem} />
      <Button isPending={isPending} autoFocus={hasKept} onClick={() => void make()}>
        {userWords.makeLink}
      </Button>
    </>
  );
}
