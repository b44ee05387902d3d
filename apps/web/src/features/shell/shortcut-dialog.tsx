"use client";

import { Dialog } from "@marquee/ui/dialog";
import { Kbd } from "@marquee/ui/kbd";
import { type ShortcutName, shortcuts } from "../../lib/shortcuts";
import { useKeyNames } from "../../lib/use-key-names";
import { places } from "./places";
import { goKey } from "./use-go-keys";

const names = Object.keys(shortcuts).filter((name): name is ShortcutName => name in shortcuts);

/** The table of keys. */
export function ShortcutDialog(props: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  return (
    <Dialog title="Keyboard shortcuts" {...props}>
      <table className="w-full">
        <thead className="sr-only">
          <tr>
            <th>Does</th>
            <th>Keys</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <ShortcutRow key={name} name={name} />
          ))}
          {places.map(({ label, key }) => (
            <KeysRow
              key={label}
              does={`Go to ${label}`}
              alternatives={[[goKey.toUpperCase(), key.toUpperCase()]]}
            />
          ))}
        </tbody>
      </table>
    </Dialog>
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
