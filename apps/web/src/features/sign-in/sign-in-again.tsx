"use client";

import { Dialog } from "@marquee/ui/dialog";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { useReader } from "../../lib/reader";
import { trpc } from "../../lib/trpc";
import { SignInLink } from "./sign-in-link";
import { SignInSteps } from "./sign-in-steps";
import { signInWords } from "./words";

/**
 * Asks whoever is signed out in the middle of something to sign in again, over the page, which keeps all
 * that was typed. It closes by itself where they did so in another tab.
 */
export default function SignInAgain({ onClose }: { onClose: () => void }) {
  const { id, name } = useReader();
  const utils = trpc.useUtils();
  const queries = useQueryClient();

  /** Goes on where the session is the same person's; another one has nothing to do with this page. */
  const goOn = useCallback(async () => {
    const account = await utils.account.get
      .fetch(undefined, { staleTime: 0 })
      .catch(() => undefined);
    if (!account) return;
    if (account.id !== id) return window.location.reload();
    onClose();
    await queries.invalidateQueries();
  }, [utils, queries, id, onClose]);

  useEffect(() => {
    const look = () => void goOn();
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [goOn]);

  return (
    <Dialog
      title={signInWords.again}
      focusOn="[name=password]"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <p className="pb-4 text-muted">{signInWords.nothingLost}</p>
      <SignInSteps user={name} look="dialog" onSignedIn={() => void goOn()}>
        <p className="pt-4">
          <SignInLink newTab className="focus-ring rounded-sm text-accent underline" />
        </p>
      </SignInSteps>
    </Dialog>
  );
}
