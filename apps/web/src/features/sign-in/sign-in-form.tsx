"use client";

import { Button } from "@marquee/ui/button";
import { TextField } from "@marquee/ui/text-field";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { signIn } from "../../lib/authentication";
import { useLiveMark } from "../../lib/use-live-mark";
import { Wordmark } from "../shell/wordmark";

const messages = {
  refused: "The user or the password is wrong.",
  failed: "The server could not check this. Nothing is wrong with what was typed; try again.",
};

/**
 * Asks for user and password, and leads to `path` when they are right. `children` is another way in.
 */
export function SignInForm({ path, children }: { path: string; children?: ReactNode }) {
  const [state, setState] = useState<"asking" | "checking" | keyof typeof messages>("asking");
  const password = useRef<HTMLInputElement>(null);
  useLiveMark();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state === "checking") return;
    const form = new FormData(event.currentTarget);
    setState("checking");
    const answer = await signIn({
      user: String(form.get("user")),
      password: String(form.get("password")),
    }).catch(() => "failed" as const);
    // A whole new page, which nothing of the signed-out one can linger in.
    if (answer === true) return window.location.assign(path);
    setState(answer || "refused");
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
            {state === "refused" || state === "failed" ? messages[state] : null}
          </p>
          <Button type="submit" variant="primary" isPending={state === "checking"}>
            Sign in
          </Button>
        </form>
        {children}
      </div>
    </main>
  );
}
