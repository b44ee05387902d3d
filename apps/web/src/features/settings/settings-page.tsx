import "server-only";
import { isPermitted, roles } from "@marquee/schemas/actor";
import { EmptyState } from "@marquee/ui/empty-state";
import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { addressOf, type SearchParams } from "../../lib/search-params";
import { requireUser } from "../../lib/session";
import { type SettingsPlaceName, settingsPlaces } from "./places";
import { settingsWords } from "./words";

type Person = Awaited<ReturnType<typeof requireUser>>;

/** A page of the settings for whoever may see it; others are told which permission it takes, and who has it. */
export async function SettingsPage({
  place,
  searchParams = {},
  children,
}: {
  place: SettingsPlaceName;
  searchParams?: SearchParams;
  children: (person: Person) => Promise<ReactNode>;
}) {
  const { path, label, permission } = settingsPlaces[place];
  const person = await requireUser(addressOf(path, searchParams));
  if (isPermitted(person, permission)) return children(person);
  const holders = roles.filter((role) => isPermitted({ ...person, role }, permission));
  return (
    <div className="grid flex-1 place-items-center">
      <EmptyState
        icon={Lock}
        heading="h1"
        title={settingsWords.notYours(label)}
        description={settingsWords.needs(permission, person.role, holders)}
      />
    </div>
  );
}
