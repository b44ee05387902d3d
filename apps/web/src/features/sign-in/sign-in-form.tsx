"use client";

import { type ReactNode, useState } from "react";
import { type SignInAnswer, signIn } from "../../lib/authentication";
import { useLiveMark } from "../../lib/use-live-mark";
import { CodeStep } from "./code-step";
import { Entrance } from "./entrance";
import { PasswordStep } from "./password-step";

type Credentials = { user: string; password: string };

/**
 * Asks for user and password, then for the code of a second factor, and leads to `path`. `children` is
 * another way in.
 */
export function SignInForm({ path, children }: { path: string; children?: ReactNode }) {
  const [known, setKnown] = useState<Credentials>();
  useLiveMark();

  const enter = async (given: Credentials & { otp?: string }): Promise<SignInAnswer | "failed"> => {
    const answer = await signIn(given).catch(() => "failed" as const);
    // A whole new page, which nothing of the signed-out one can linger in.
    if (answer === "signed_in") window.location.assign(path);
    if (answer === "code_required") setKnown({ user: given.user, password: given.password });
    return answer;
  };

  return (
    <Entrance>
      {known ? (
        <CodeStep
          user={known.user}
          onCode={(otp) => enter({ ...known, otp })}
          onBack={() => setKnown(undefined)}
        />
      ) : (
        <>
          <PasswordStep onCredentials={enter} />
          {children}
        </>
      )}
    </Entrance>
  );
}
