"use client";

import type { ReactNode } from "react";
import { useLiveMark } from "../../lib/use-live-mark";
import { Entrance } from "./entrance";
import { SignInSteps } from "./sign-in-steps";

/** The page at which one signs in, and which then leads to `path`. `children` is another way in. */
export function SignInForm({ path, children }: { path: string; children?: ReactNode }) {
  useLiveMark();
  return (
    <Entrance>
      {/* A whole new page, which nothing of the signed-out one can linger in. */}
      <SignInSteps look="page" onSignedIn={() => window.location.assign(path)}>
        {children}
      </SignInSteps>
    </Entrance>
  );
}
