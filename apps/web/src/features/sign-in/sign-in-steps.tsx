"use client";

import { type ReactNode, useState } from "react";
import { type SignInAnswer, signIn } from "../../lib/authentication";
import { CodeStep } from "./code-step";
import { PasswordStep } from "./password-step";
import type { StepLook } from "./step-look";

type Credentials = { user: string; password: string };

/**
 * Asks for user and password, then for the code of a second factor, and tells that someone is signed in.
 * `children` is another way in.
 */
export function SignInSteps({
  user,
  look,
  onSignedIn,
  children,
}: {
  user?: string;
  look: StepLook;
  onSignedIn: () => void;
  children?: ReactNode;
}) {
  const [known, setKnown] = useState<Credentials>();
  const enter = async (given: Credentials & { otp?: string }): Promise<SignInAnswer | "failed"> => {
    const answer = await signIn(given).catch(() => "failed" as const);
    if (answer === "signed_in") onSignedIn();
    if (answer === "code_required") setKnown({ user: given.user, password: given.password });
    return answer;
  };
  if (known) {
    return (
      <CodeStep
        user={known.user}
        look={look}
        onCode={(otp) => enter({ ...known, otp })}
        onBack={() => setKnown(undefined)}
      />
    );
  }
  return (
    <>
      <PasswordStep user={user} look={look} onCredentials={enter} />
      {children}
    </>
  );
}
