-- Which change set an undo took back.
ALTER TABLE "change_sets" ADD COLUMN "undoes" uuid;
ALTER TABLE "change_sets" ADD CONSTRAINT "change_sets_undoes_fkey" FOREIGN KEY ("undoes") REFERENCES "change_sets" ("id") ON UPDATE RESTRICT ON DELETE RESTRICT;
CREATE INDEX "change_sets_undoes" ON "change_sets" ("undoes", "at", "id") WHERE "undoes" IS NOT NULL;

-- What one actor did, in order of time. The program itself has no id and is found by its kind.
CREATE INDEX "change_sets_actor" ON "change_sets" ((coalesce("actor_id", "actor_kind")), "at", "id");
