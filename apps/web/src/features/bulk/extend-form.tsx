"use client";

import { Extension } from "@marquee/schemas/bulk";
import { movieField } from "@marquee/schemas/movie-field";
import { RadioGroup } from "@marquee/ui/choice";
import { TextField } from "@marquee/ui/text-field";
import { type FormEvent, useState } from "react";
import { useReader } from "../../lib/reader";
import { submitAtSave } from "../../lib/shortcuts";
import { DayField } from "../movies/day-field";
import { FieldValue } from "../movies/field-value";
import { typedDay } from "../movies/typed-day";
import { FormEnd } from "./form-end";
import type { BulkEdit } from "./use-bulk";
import { bulkWords } from "./words";

const ways = ["days", "months", "to", "end_of_month"] as const;
type Way = (typeof ways)[number];
const usual = { days: "30", months: "1" };

/** How far to move the last day of films' rights. */
export function ExtendForm({
  isOne,
  isPending,
  onEdit,
  onCancel,
}: {
  isOne: boolean;
  isPending: boolean;
  onEdit: (edit: BulkEdit) => void;
  onCancel: () => void;
}) {
  const { today, locale } = useReader();
  const [way, setWay] = useState<Way>("days");
  const [amounts, setAmounts] = useState(usual);
  const [day, setDay] = useState("");
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (way === "end_of_month") return onEdit({ extend: { end_of_month: true } });
    if (way === "to") {
      const to = typedDay(day, today, locale);
      return to ? onEdit({ extend: { to } }) : setError(`${bulkWords.to} ${bulkWords.notADay}.`);
    }
    const asked = Extension.safeParse({ [way]: typedNumber(amounts[way]) });
    if (asked.success) onEdit({ extend: asked.data });
    else setError(`${bulkWords.amount[way]} ${asked.error.issues[0]?.message}.`);
  };
  return (
    <form noValidate onSubmit={submit} onKeyDown={submitAtSave} className="flex flex-col gap-4">
      <RadioGroup
        label={bulkWords.ways.label}
        name="way"
        value={way}
        options={ways.map((value) => ({ value, label: bulkWords.ways[value] }))}
        onChange={(chosen) => {
          setWay(chosen);
          setError(undefined);
        }}
      />
      {(way === "days" || way === "months") && (
        <TextField
          name={way}
          label={bulkWords.amount[way]}
          inputMode="numeric"
          autoComplete="off"
          value={amounts[way]}
          onChange={(event) => setAmounts({ ...amounts, [way]: event.target.value })}
          error={error}
          className="tabular-nums"
        />
      )}
      {way === "to" && (
        <DayField
          name="to"
          label={bulkWords.to}
          value={day}
          error={error}
          isReadOnly={false}
          described={(shown) => <FieldValue field={movieField("expiry_date")} value={shown} />}
          onValue={setDay}
          onBlur={() => {}}
        />
      )}
      <FormEnd
        action={isOne ? bulkWords.action.extend("1 film") : bulkWords.preview}
        isPending={isPending}
        onCancel={onCancel}
      />
    </form>
  );
}

/** Digits as a number; anything else is refused as it is. */
function typedNumber(typed: string): unknown {
  return /^\d+$/.test(typed.trim()) ? Number(typed) : typed;
}
