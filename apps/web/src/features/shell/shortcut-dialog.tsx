"use client";

import { Dialog } from "@marquee/ui/dialog";
import { Kbd } from "@marquee/ui/kbd";
import type { ReactNode } from "react";
import { type ShortcutName, shortcuts } from "../../lib/shortcuts";
import { useKeyNames } from "../../lib/use-key-names";
import { places } from "./places";
import { goKey } from "./use-go-keys";
import { shellWords } from "./words";

const names = Object.keys(shortcuts).filter((name): name is ShortcutName => name in shortcuts);

/** The second column also has the ways to places. */
const half = Math.ceil((names.length + places.length) / 2);

/** The table of keys, in two columns where there is room. */
export default function ShortcutDialog(props: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  return (
    <Dialog title={shellWords.keys.title} isWide {...props}>
      <div className="grid items-start gap-x-8 sm:grid-cols-2">
        <KeyTable label={shellWords.keys.actions}>
          {names.slice(0, half).map((name) => (
            <ShortcutRow key={name} name={name} />
          ))}
        </KeyTable>
        <KeyTable label={shellWords.keys.more}>
          {names.slice(half).map((name) => (
            <ShortcutRow key={name} name={name} />
          ))}
          {places.map(({ label, key }) => (
            <KeysRow
              key={label}
              does={shellWords.goTo(label)}
              alternatives={[[goKey.toUpperCase(), key.toUpperCase()]]}
            />
          ))}
        </KeyTable>
      </div>
    </Dialog>
  );
}

function KeyTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <table aria-label={label} className="w-full">
      <thead className="sr-only">
        <tr>
          <th>{shellWords.keys.does}</th>
          <th>{shellWords.keys.keys}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function ShortcutRow({ name }: { name: ShortcutName }) {
  return <KeysRow does={shortcuts[name].does} alternatives={useKeyNames(name)} />;
}

function KeysRow({
  does,
  alternatives,
}: {
  does: string;
  alternatives: readonly (readonly string[])[];
}) {
  return (
    <tr className="border-line border-b last:border-0">
      <th scope="row" className="py-1.5 text-left font-normal">
        {does}
      </th>
      <td className="py-1.5 text-right text-muted">
        <span className="inline-flex gap-2">
          {alternatives.map((keys) => (
            <span key={keys.join()}>
              <Kbd keys={keys} />
              <span className="sr-only">{keys.join(" ")}</span>
            </span>
          ))}
        </span>
      </td>
    </tr>
  );
}
