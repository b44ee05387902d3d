import { Prisma } from "@marquee/db/generated/client";
import { shownInstant } from "./movie-sql";

const { raw } = Prisma;

/** When a change set was written, as the doors show it. */
export const changeSetTime = raw(`${shownInstant('change_sets."at"')} AS "at"`);

/** Who wrote a change set, as one JSON object. */
export const actorObject = raw(
  `jsonb_build_object('kind', change_sets."actor_kind", 'id', change_sets."actor_id", 'name', change_sets."actor_name") AS "actor"`,
);

/** What an actor is found by: its id, or its kind where it has none. An index stands on it. */
export const actorKey = raw(`coalesce(change_sets."actor_id", change_sets."actor_kind")`);

/** The select list of a change set in the shape of ChangeSet. */
export const changeSetColumns = raw(
  [
    'change_sets."id"',
    changeSetTime.sql,
    'change_sets."kind"',
    actorObject.sql,
    ...["door", "request_id", "summary", "film_count", "undoes"].map(
      (name) => `change_sets."${name}"`,
    ),
    `(SELECT undo."id" FROM change_sets AS undo WHERE undo."undoes" = change_sets."id"
      ORDER BY undo."at" DESC, undo."id" DESC LIMIT 1) AS "undone_by"`,
  ].join(", "),
);
