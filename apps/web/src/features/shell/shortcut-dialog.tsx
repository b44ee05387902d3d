"use client";

import { Dialog } from "@marquee/ui/dialog";
import { Kbd } from "@marquee/ui/kbd";
import { type ShortcutName, shortcuts } from "../../lib/shortcuts";
import { useKeyNames } from "../../lib/use-key-names";

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
        </tbody>
      </table>
    </Dialog>
  );
}

function ShortcutRow({ name }: { name: ShortcutName }) {
  const alternatives = useKeyNames(name);
  return (
    <tr className="border-line border-b last:border-0">
      <th scope="row" className="py-1.5 text-left font-normal">
        {shortcuts[name].does}
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
