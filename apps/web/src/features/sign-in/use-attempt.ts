import { type FormEvent, useState } from "react";
import type { SignInAnswer } from "../../lib/authentication";

type State = "asking" | "checking" | "refused" | "failed";

/**
 * One step of signing in: hands a sent form to `attempt`, one at a time, and says what came of it. After a
 * right one the step goes on as checking until the page that follows is there.
 */
export function useAttempt(
  attempt: (form: FormData) => Promise<SignInAnswer | "failed">,
  onRefused: () => void,
) {
  const [state, setState] = useState<State>("asking");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state === "checking") return;
    const form = new FormData(event.currentTarget);
    setState("checking");
    const answer = await attempt(form);
    if (answer !== "refused" && answer !== "failed") return;
    setState(answer);
    onRefused();
  };
  return { state, submit };
}

export const attemptFailed =
  "The server could not check this. Nothing is wrong with what was typed; try again.";
