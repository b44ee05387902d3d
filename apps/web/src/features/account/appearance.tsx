"use client";

import { Checkbox, RadioGroup } from "@marquee/ui/choice";
import { useTheme } from "next-themes";
import { useState, useSyncExternalStore } from "react";
import { type Preferences, rememberPreference } from "../../lib/preferences";
import { themes } from "../shell/account-menu";
import { accountWords } from "./words";

const nothingChanges = () => () => {};

/** How the pages look and listen on this browser. */
export function Appearance({ keys: kept }: { keys: Preferences["keys"] }) {
  const { theme, setTheme } = useTheme();
  // The server does not know which theme this browser keeps.
  const isHydrated = useSyncExternalStore(
    nothingChanges,
    () => true,
    () => false,
  );
  const [keys, setKeys] = useState(kept);
  return (
    <>
      <RadioGroup
        label={accountWords.theme}
        name="theme"
        value={isHydrated ? theme : undefined}
        options={themes}
        onChange={setTheme}
      />
      <Checkbox
        label={accountWords.keys}
        description={accountWords.keysHelp}
        checked={keys === "on"}
        onChange={(event) => {
          const next = event.target.checked ? "on" : "off";
          setKeys(next);
          rememberPreference("keys", next);
        }}
      />
    </>
  );
}
