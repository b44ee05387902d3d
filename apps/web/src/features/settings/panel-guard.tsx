"use client";

import { ConfirmDialog } from "@marquee/ui/dialog";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { useLeaveGuard } from "../../lib/use-leave-guard";
import { useParam } from "../../lib/use-params";
import { pageWords } from "../page/words";
import { useHeldLinks } from "./use-held-links";
import { settingsWords } from "./words";

type Guard = {
  openId: string | null;
  setOpenId: (id: string | null) => void;
  setSecret: (isShown: boolean) => void;
  /** Whether something is typed that was not sent; undefined once there is nothing to type it into. */
  setTyped: (isTyped: boolean | undefined) => void;
};
const GuardContext = createContext<Guard | undefined>(undefined);

/**
 * Around the settings: what is open beside a table, by the address. The address changes first, by whatever
 * means (link, key, Back); while a secret is shown, or something is typed that was not sent, the page does not
 * follow until it is said that it may be lost.
 */
export function PanelGuard({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useParam("open");
  const [shown, setShown] = useState(asked);
  const [isSecret, setSecret] = useState(false);
  const [typed, setTypedState] = useState<"nothing" | "something" | "given up">("nothing");
  const [link, setLink] = useState<string>();
  const router = useRouter();
  const isHeld = isSecret || typed === "something";
  const isElsewhere = asked !== shown;
  if (isElsewhere && !isHeld) setShown(asked);
  useLeaveGuard(isHeld);
  useHeldLinks(isHeld, setLink);

  const stay = () => {
    setLink(undefined);
    if (isElsewhere) setAsked(shown);
  };
  const leave = () => {
    setSecret(false);
    setTypedState("given up");
    setLink(undefined);
    if (link) router.push(link);
  };
  const setOpenId = useCallback((id: string | null) => setAsked(id), [setAsked]);
  const setTyped = useCallback((isTyped: boolean | undefined) => {
    setTypedState((before) => {
      if (isTyped === undefined) return "nothing";
      if (before === "given up") return before;
      return isTyped ? "something" : "nothing";
    });
  }, []);
  const unsaved = isSecret ? secretWords : pageWords.unsaved;
  return (
    <GuardContext value={{ openId: shown, setOpenId, setSecret, setTyped }}>
      {children}
      <ConfirmDialog
        title={unsaved.title}
        description={unsaved.told}
        action={unsaved.leave}
        cancel={unsaved.stay}
        isOpen={isHeld && (isElsewhere || link !== undefined)}
        onConfirm={leave}
        onCancel={stay}
      />
    </GuardContext>
  );
}

const secretWords = {
  title: settingsWords.leaveTitle,
  told: settingsWords.shownOnce,
  leave: settingsWords.leave,
  stay: settingsWords.stay,
};

/** What the guard around this page knows. */
export function useGuard(): Guard {
  const guard = useContext(GuardContext);
  if (!guard) throw new Error("A page of the settings stands in a PanelGuard");
  return guard;
}

/** Holds a secret that is shown with this component: whoever would leave it is asked first. The answer lets it go. */
export function useHold(): () => void {
  const { setSecret } = useGuard();
  useEffect(() => {
    setSecret(true);
    return () => setSecret(false);
  }, [setSecret]);
  return () => setSecret(false);
}
