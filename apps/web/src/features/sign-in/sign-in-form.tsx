"use client";

import { Button } from "@marquee/ui/button";
import { TextField } from "@marquee/ui/text-field";
import { type FormEvent, useRef, useState } from "react";
import { signIn } from "../../lib/authentication";
import { useLiveMark } from "../../lib/use-live-mark";
import { Wordmark } from "../shell/wordmark";

const refused = "The user or the password is wrong.";
const failed = "The server could not check this. Nothing is wrong with what was typed; try again.";

/** When to try again, as a time of day: it stays true while one waits. */
function throttled(retry_after: number): string {
  const at = new Date(Date.now() + retry_after * 1000);
  // The minute that is shown has to be over.
  at.setMinutes(at.getMinutes() + 1);
  const time = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return `Too many sign-ins have failed. Try again at ${time}.`;
}

/** Asks for user and password, and leads to `path` when they are right. */
export function SignInForm({ path }: { path: string }) {
  const [isChecking, setIsChecking] = useState(false);
  const [message, setMessage] = useState<string>();
  const password = useRef<HTMLInputElement>(null);
  useLiveMark();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isChecking) return;
    const form = new FormData(event.currentTarget);
    setIsChecking(true);
    setMessage(undefined);
    const answer = await signIn({
      user: String(form.get("user")),
      password: String(form.get("password")),
    }).catch(() => "failed" as const);
    // A whole new page, which nothing of the signed-out one can linger in.
    if (answer === "signed_in") return window.location.assign(path);
    setIsChecking(false);
    if (typeof answer === "object") setMessage(throttled(answer.retry_after));
    else setMessage(answer === "refused" ? refused : failed);
    password.current?.select();
  };

  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="flex w-full max-w-[340px] flex-col gap-6">
        <div className="flex flex-col items-center gap-1">
          <Wordmark className="text-20" />
          <p className="text-muted">The film catalogue that knows when your rights run out</p>
        </div>
        <form
          // Should it be sent before its script runs, the password must not stand in an address.
          method="post"
          onSubmit={submit}
          className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-6"
        >
          <h1 className="font-semibold text-20">Sign in</h1>
          <TextField
            name="user"
            label="User"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            required
          />
          <TextField
            ref={password}
            name="password"
            label="Password"
            type="password"
            autoComplete="current-password"
            required
          />
          <p role="alert" className="-my-2 min-h-5 text-danger">
            {message}
          </p>
          <Button type="submit" variant="primary" isPending={isChecking}>
            Sign in
          </Button>
        </form>
      </div>
    </main>
  );
}
