import { Button } from "@marquee/ui/button";
import { TextField } from "@marquee/ui/text-field";
import { type FormEvent, useRef, useState } from "react";
import { signIn } from "../../lib/authentication";
import { askLink, type LinkedUser, type LinkProblem } from "../../lib/one-time-link";
import { entranceCard } from "../sign-in/entrance";

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
    setError(answer ? reasonOf(answer.problem) : "The server does not answer. Try again.");
    password.current?.select();
  };

  return (
    <form method="post" onSubmit={submit} className={entranceCard}>
      <h1 className="font-semibold text-20">{has_password ? "Set a new password" : "Welcome"}</h1>
      {/* What a password manager keeps the password under. */}
      <TextField name="user" label="User" value={user} autoComplete="username" readOnly />
      <TextField
        ref={password}
        name="password"
        label="New password"
        type="password"
        description="At least 15 characters. A few words that have nothing to do with each other are good."
        autoComplete="new-password"
        error={error}
        autoFocus
        required
      />
      <Button type="submit" variant="primary" isPending={isPending}>
        Set the password and sign in
      </Button>
    </form>
  );
}

function reasonOf({ detail, errors = [] }: LinkProblem): string {
  const [first] = errors;
  return first ? `The password ${first.detail}.` : detail;
}

/** Where a second factor is asked for besides, the page of signing in does that. */
async function enter(user: string, password: string): Promise<void> {
  const answer = await signIn({ user, password }).catch(() => "failed" as const);
  window.location.assign(answer === "signed_in" ? "/" : "/sign-in");
}
