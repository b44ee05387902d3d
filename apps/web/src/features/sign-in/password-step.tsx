import { Button } from "@marquee/ui/button";
import { TextField } from "@marquee/ui/text-field";
import { useRef } from "react";
import type { SignInAnswer } from "../../lib/authentication";
import { type StepLook, stepClasses } from "./step-look";
import { attemptMessage, useAttempt } from "./use-attempt";
import { signInWords } from "./words";

/** Asks for user and password; of a `user` who is known, for the password. */
export function PasswordStep({
  user,
  look,
  onCredentials,
}: {
  user?: string | undefined;
  look: StepLook;
  onCredentials: (given: { user: string; password: string }) => Promise<SignInAnswer | "failed">;
}) {
  const password = useRef<HTMLInputElement>(null);
  const { state, submit } = useAttempt(
    (form) =>
      onCredentials({ user: String(form.get("user")), password: String(form.get("password")) }),
    () => password.current?.select(),
  );
  return (
    // Should it be sent before its script runs, the password must not stand in an address.
    <form method="post" onSubmit={submit} className={stepClasses[look]}>
      {look === "page" && <h1 className="font-semibold text-20">{signInWords.title}</h1>}
      <TextField
        name="user"
        label={signInWords.user}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={user}
        autoFocus={user === undefined}
        required
      />
      <TextField
        ref={password}
        name="password"
        label={signInWords.password}
        type="password"
        autoComplete="current-password"
        autoFocus={user !== undefined}
        required
      />
      <p role="alert" className="-my-2 min-h-5 text-danger">
        {attemptMessage(state, signInWords.refused)}
      </p>
      <Button type="submit" variant="primary" isPending={state === "checking"}>
        {signInWords.signIn}
      </Button>
    </form>
  );
}
