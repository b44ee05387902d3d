import { Button } from "@marquee/ui/button";
import { TextField } from "@marquee/ui/text-field";
import { useRef } from "react";
import type { SignInAnswer } from "../../lib/authentication";
import { type StepLook, stepClasses } from "./step-look";
import { attemptMessage, useAttempt } from "./use-attempt";
import { signInWords } from "./words";

const words = signInWords.code;

/** Asks for the code of a second factor, once user and password are right. */
export function CodeStep({
  user,
  look,
  onCode,
  onBack,
}: {
  user: string;
  look: StepLook;
  onCode: (code: string) => Promise<SignInAnswer | "failed">;
  onBack: () => void;
}) {
  const code = useRef<HTMLInputElement>(null);
  const { state, submit } = useAttempt(
    (form) => onCode(String(form.get("otp"))),
    () => code.current?.select(),
  );
  return (
    <form method="post" onSubmit={submit} className={stepClasses[look]}>
      {look === "page" && <h1 className="font-semibold text-20">{words.title(user)}</h1>}
      <TextField
        ref={code}
        name="otp"
        label={words.label}
        description={words.help}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        required
      />
      <p role="alert" className="-my-2 min-h-5 text-danger">
        {attemptMessage(state, words.refused)}
      </p>
      <Button type="submit" variant="primary" isPending={state === "checking"}>
        {signInWords.signIn}
      </Button>
      <Button variant="quiet" onClick={onBack}>
        {words.asSomeoneElse}
      </Button>
    </form>
  );
}
