import type { ReactNode } from "react";
import { Wordmark } from "../shell/wordmark";
import { signInWords } from "./words";

/** The frame of the pages before one is signed in. */
export function Entrance({ children }: { children: ReactNode }) {
  return (
    // Held at the top: what grows below, such as a reason, moves nothing above it.
    <main className="flex min-h-dvh justify-center px-4 pt-[max(1.5rem,18dvh)] pb-6">
      <div className="flex w-full max-w-[340px] flex-col gap-6">
        <div className="flex flex-col items-center gap-1">
          <Wordmark className="text-20" />
          <p className="text-center text-muted">{signInWords.slogan}</p>
        </div>
        {children}
      </div>
    </main>
  );
}

/** The look of the one form, or the one message, of such a page. */
export const entranceCard = "flex flex-col gap-4 rounded-lg border border-line bg-surface p-6";
