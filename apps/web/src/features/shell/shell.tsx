"use client";

import { Toasts } from "@marquee/ui/toast";
import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import type { Preferences } from "../../lib/preferences";
import { useShortcut } from "../../lib/shortcuts";
import { onSignedOut } from "../../lib/signed-out";
import { useUndoLast } from "../change-sets/use-undo-last";
import { late, useLoadAhead } from "../page/late";
import { ConnectionBanner } from "./connection-banner";
import { PageFailure } from "./late-page-failure";
import { places } from "./places";
import { Rail } from "./rail";
import { useGoKeys } from "./use-go-keys";
import { shellWords } from "./words";

const Palette = late(() => import("./palette"));
const ShortcutDialog = late(() => import("./shortcut-dialog"));
const SignInAgain = late(() => import("../sign-in/sign-in-again"));
const later = [Palette, ShortcutDialog, SignInAgain, PageFailure];

/** The frame of the dashboard: the ways to go at the left (below, on a phone), the page beside them. */
export function Shell({
  user,
  rail,
  children,
}: {
  user: string;
  rail: Preferences["rail"];
  children: ReactNode;
}) {
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  useShortcut("palette", () => setPaletteOpen(true));
  useShortcut("help", () => setHelpOpen(true));
  const [isSignedOut, setSignedOut] = useState(false);
  useEffect(() => onSignedOut(() => setSignedOut(true)), []);
  useGoKeys(places);
  useLoadAhead(later);
  const undoLast = useUndoLast();
  useShortcut("undo", () => void undoLast());
  return (
    <div className="flex h-dvh flex-col md:flex-row">
      <a
        href="#content"
        className="focus-ring -translate-y-16 fixed top-2 left-2 z-50 rounded-md bg-accent px-3 py-1.5 font-medium text-on-accent focus:translate-y-0"
      >
        {shellWords.skip}
      </a>
      <Rail user={user} initial={rail} onHelp={() => setHelpOpen(true)} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col max-md:order-first">
        <main
          id="content"
          tabIndex={-1}
          className="flex min-h-0 min-w-0 flex-1 bg-surface outline-none"
        >
          {children}
        </main>
        <ConnectionBanner />
      </div>
      {isHelpOpen && <ShortcutDialog isOpen onOpenChange={setHelpOpen} />}
      {isPaletteOpen && (
        <Palette onClose={() => setPaletteOpen(false)} onHelp={() => setHelpOpen(true)} />
      )}
      {isSignedOut && <SignInAgain onClose={() => setSignedOut(false)} />}
      <Toasts label={shellWords.messages} dismissLabel={shellWords.dismiss} />
    </div>
  );
}
