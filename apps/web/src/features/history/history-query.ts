import { doors } from "@marquee/schemas/actor";
import { isCalendarDate } from "@marquee/schemas/calendar";
import { changeSetKinds } from "@marquee/schemas/change-set";

/** What of the history the address asks for, as it stands there; `from` and `to` are days in UTC. */
export const historyParams = ["kind", "actor", "door", "from", "to"] as const;
export type HistoryParams = Record<(typeof historyParams)[number], string | null>;

/** Change sets fetched at a time. */
const pageSize = 50;

/** Which change sets they are; what means nothing leaves all in. */
export function historyQuery({ kind, actor, door, from, to }: HistoryParams) {
  const knownKind = changeSetKinds.find((one) => one === kind);
  const knownDoor = doors.find((one) => one === door);
  return {
    ...(knownKind && { kind: knownKind }),
    ...(knownDoor && { door: knownDoor }),
    ...(actor && { actor: actor.slice(0, 200) }),
    ...(from && isCalendarDate(from) && { from: `${from}T00:00:00.000Z` }),
    ...(to && isCalendarDate(to) && { to: `${to}T23:59:59.999Z` }),
    limit: pageSize,
  };
}
