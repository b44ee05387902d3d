"use client";

import { ConfirmDialog } from "@marquee/ui/dialog";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { useLeaveGuard } from "../../lib/use-leave-guard";
import { useParam } from "../../lib/use-params";
import { useHeldLinks } from "./use-held-links";
import { settingsWords } from "./words";

type Guard = {
  openId: string | null;
  setOpenId: (id: string | null) => void;
  setHeld: (isHeld: boolean) => void;
};
const GuardContext = createContext<Guard | undefined>(undefined);

/**
 * Around the settings: what is open beside a table, by the address. The address changes first, by whatever
 * means (link, key, Back); while a secret is held the page does not follow until it is said that the secret
 * may be lost.
 */
export function SecretGuard({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useParam("open");
  const [shown, setShown] = useState(asked);
  const [isHeld, setHeld] = useState(false);
  const [link, setLink] = useState<string>();
  const router = useRouter();
  const isElsewhere = asked !== shown;
  if (isElsewhere && !isHeld) setShown(asked);
  useLeaveGuard(isHeld);
  useHeldLinks(isHeld, setLink);

  const stay = () => {
    setLink(undefined);
    if (isElsewhere) setAsked(shown);
  };
  const leave = () => {
    setHeld(false);
    setLink(undefined);
    if (link) router.push(link);
  };
  const setOpenId = useCallback((id: string | null) => setAsked(id), [setAsked]);
  return (
    <GuardContext value={{ openId: shown, setOpenId, setHeld }}>
      {children}
      <ConfirmDialog
        title={settingsWords.leaveTitle}
        description={settingsWords.shownOnce}
        action={settingsWords.leave}
        cancel={settingsWords.stay}
        isOpen={isHeld && (isElsewhere || link !== undefined)}
        onConfirm={leave}
        onCancel={stay}
      />
    </GuardContext>
  );
}

/** What the guard around this page knows. */
export function useGuard(): Guard {
  const guard = useContext(GuardContext);
  if (!guard) throw new Error("A page of the settings stands in a SecretGuard");
  return guard;
}

/** Holds what is shown with this component: whoever would leave it is asked first. The answer lets it go. */
export function useHold(): () => void {
  const { setHeld } = useGuard();
  useEffect(() => {
    setHeld(true);
    return () => setHeld(false);
  }, [setHeld]);
  return () => setHeld(false);
}
