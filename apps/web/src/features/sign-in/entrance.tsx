import type { ReactNode } from "react";
import { Wordmark } from "../shell/wordmark";

/** The frame of the pages before one is signed in. */
export function Entrance({ children }: { children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="flex w-full max-w-[340px] flex-col gap-6">
        <div className="flex flex-col items-center gap-1">
          <Wordmark className="text-20" />
          <p className="text-center text-muted">
            The film catalogue that knows when your rights run out
          </p>
        </div>
        {children}
      </div>
    </main>
  );
}

/** The look of the one form, or the one message, of such a page. */
export const entranceCard = "flex flex-col gap-4 rounded-lg border border-line bg-surface p-6";
