"use client";

import type { SecurityEvent } from "@marquee/schemas/security-event";
import { Button } from "@marquee/ui/button";
import { CopyText } from "@marquee/ui/copy-text";
import { useReader } from "../../lib/reader";
import { Facts } from "../page/facts";
import { SidePanel } from "../page/side-panel";
import { When } from "../page/when";
import { doorWords } from "../page/words";
import type { EventParams } from "./event-query";
import { detailWords, eventWords, happened, partyName } from "./words";

/** All that is known of one event, and the way to others of the same people. */
export function EventPanel({
  event,
  onClose,
  onNarrow,
}: {
  event: SecurityEvent;
  onClose: () => void;
  onNarrow: (changes: Partial<EventParams>) => void;
}) {
  const { locale } = useReader();
  const { actor, subject } = event;
  const actorValue = actor.id ?? actor.kind;
  return (
    <SidePanel title={happened(event)} onClose={onClose}>
      <Facts
        facts={[
          [eventWords.when, <When key="when" at={event.at} with="time" />],
          [eventWords.who, partyName(actor)],
          [eventWords.about, partyName(subject)],
          [eventWords.detail, detailWords(event.detail, locale)],
          [eventWords.from, event.address ?? "—"],
          [eventWords.by, doorWords[event.door]],
          [eventWords.browser, event.user_agent ?? "—"],
        ]}
      />
      <CopyText label={eventWords.requestId} text={event.request_id} />
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => onNarrow({ actor: actorValue })}>
          {eventWords.allBy(partyName(actor))}
        </Button>
        {subject?.id && (
          <Button onClick={() => onNarrow({ subject: subject.id })}>
            {eventWords.allAbout(partyName(subject))}
          </Button>
        )}
      </div>
    </SidePanel>
  );
}
