import { type FormEvent, useState } from "react";
import type { SignInAnswer } from "../../lib/authentication";
import { signInWords } from "./words";

type State = "asking" | "checking" | "refused" | "failed" | { retry_after: number };

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
    if (answer === "signed_in" || answer === "code_required") return;
    setState(answer);
    onRefused();
  };
  return { state, submit };
}

/** What to say of an attempt; `refused` is the step's own word for what was typed wrong. */
export function attemptMessage(state: State, refused: string): string | undefined {
  if (typeof state === "object") return throttled(state.retry_after);
  if (state === "refused") return refused;
  return state === "failed" ? signInWords.failed : undefined;
}

/** When to try again, as a time of day: it stays true while one waits. */
function throttled(retry_after: number): string {
  const at = new Date(Date.now() + retry_after * 1000);
  // The minute that is shown has to be over.
  at.setMinutes(at.getMinutes() + 1);
  const time = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return signInWords.throttled(time);
}
