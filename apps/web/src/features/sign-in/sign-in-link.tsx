"use client";

import { signInPath } from "../../lib/callback-path";
import { useAddress } from "../../lib/use-address";
import { signInWords } from "./words";

/** Leads to sign in and back here. `newTab` keeps what is typed on this page. */
export function SignInLink({ className, newTab = false }: { className: string; newTab?: boolean }) {
  const { pathname, search } = useAddress();
  const here = search ? `${pathname}?${search}` : pathname;
  return (
    <a
      href={signInPath(here)}
      target={newTab ? "_blank" : undefined}
      rel={newTab ? "noopener" : undefined}
      className={className}
    >
      {newTab ? signInWords.inNewTab : signInWords.signIn}
    </a>
  );
}
