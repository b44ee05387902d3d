import { Button } from "@marquee/ui/button";
import { TextField } from "@marquee/ui/text-field";
import { type FormEvent, useRef, useState } from "react";
import { signIn } from "../../lib/authentication";
import { askLink, type LinkedUser, type LinkProblem } from "../../lib/one-time-link";
import { entranceCard } from "../sign-in/entrance";
import { joinWords } from "./words";

/** Sets a password by a link, and then signs in with it. */
export function JoinForm({
  token,
  user: { user, has_password },
  onLinkProblem,
}: {
  token: string;
  user: LinkedUser;
  /** The link no longer works. */
  onLinkProblem: (problem: LinkProblem) => void;
}) {
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<string>();
  const password = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const given = String(new FormData(event.currentTarget).get("password"));
    setPending(true);
    const answer = await askLink({ token, password: given }).catch(() => undefined);
    if (answer && "user" in answer) return enter(user, given);
    setPending(false);
    if (answer?.problem.code === "invalid_link") return onLinkProblem(answer.problem);
    setError(answer ? reasonOf(answer.problem) : joinWords.unanswered);
    password.current?.select();
  };

  return (
    <form method="post" onSubmit={submit} className={entranceCard}>
      <h1 className="font-semibold text-20">
        {has_password ? joinWords.newPassword : joinWords.welcome}
      </h1>
      {/* What a password manager keeps the password under. */}
      <TextField name="user" label={joinWords.user} value={user} autoComplete="username" readOnly />
      <TextField
        ref={password}
        name="password"
        label={joinWords.password}
        type="password"
        description={joinWords.passwordHelp}
        autoComplete="new-password"
        error={error}
        autoFocus
        required
      />
      <Button type="submit" variant="primary" isPending={isPending}>
        {joinWords.set}
      </Button>
    </form>
  );
}

function reasonOf({ detail, errors = [] }: LinkProblem): string {
  const [first] = errors;
  return first ? joinWords.passwordRefused(first.detail) : detail;
}

/** Where a second factor is asked for besides, the page of signing in does that. */
async function enter(user: string, password: string): Promise<void> {
  const answer = await signIn({ user, password }).catch(() => "failed" as const);
  window.location.assign(answer === "signed_in" ? "/" : "/sign-in");
}
