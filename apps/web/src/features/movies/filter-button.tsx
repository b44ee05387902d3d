"use client";

import { Button } from "@marquee/ui/button";
import { IconButton } from "@marquee/ui/icon-button";
import { Menu, MenuChoices } from "@marquee/ui/menu";
import { Picker } from "@marquee/ui/picker";
import { StatusDot, type Tone } from "@marquee/ui/status-dot";
import { ChevronDown, X } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { type MovieFilter, type Window, windows } from "./catalogue-query";
import { useSuggestions } from "./use-suggestions";

type FilterProps = {
  filter: MovieFilter;
  value: string | null;
  onChange: (value: string | null) => void;
};

/** A button that narrows by a field; while it does, it says by what and can be taken back beside it. */
export function FilterButton(props: FilterProps) {
  const { filter, value, onChange } = props;
  return (
    <div className="flex min-w-0">
      {filter.by === "value" ? <ValueFilter {...props} /> : <WindowFilter {...props} />}
      {value && (
        <IconButton
          variant="chosen"
          label={`Remove the filter ${filter.field.label.toLowerCase()}`}
          icon={X}
          onClick={() => onChange(null)}
          className="-ml-px rounded-l-none"
        />
      )}
    </div>
  );
}

function ValueFilter({ filter: { field }, value, onChange }: FilterProps) {
  const [text, setText] = useState("");
  const [isWanted, setWanted] = useState(false);
  const values = useSuggestions(field.name, text, isWanted);
  return (
    <Picker
      label={`Filter by ${field.label.toLowerCase()}`}
      trigger={<FilterTrigger name={field.label} value={value} />}
      value={value}
      values={values}
      onValueChange={onChange}
      onSearch={(searched) => {
        setWanted(true);
        setText(searched);
      }}
      nothingFound={`No film has such a ${field.label.toLowerCase()}.`}
    />
  );
}

const tones: Record<Window, Tone> = {
  expired: "expired",
  "within-7": "soon",
  "within-30": "month",
  later: "later",
};

function WindowFilter({ filter: { field }, value, onChange }: FilterProps) {
  const chosen = windows.find((window) => window.value === value);
  return (
    <Menu
      trigger={
        <FilterTrigger
          aria-label={`Filter by ${field.label.toLowerCase()}${chosen ? `: ${chosen.label}` : ""}`}
          name={field.label}
          value={chosen?.label ?? null}
        />
      }
    >
      <MenuChoices
        label={field.label}
        value={chosen?.value ?? null}
        choices={windows.map((window) => ({
          ...window,
          icon: <StatusDot tone={tones[window.value]} />,
        }))}
        onChange={onChange}
      />
    </Menu>
  );
}

function FilterTrigger({
  name,
  value,
  ...props
}: { name: string; value: string | null } & Omit<ComponentProps<typeof Button>, "value">) {
  return (
    <Button
      {...props}
      variant={value ? "chosen" : "secondary"}
      className={value ? "min-w-0 shrink rounded-r-none" : ""}
    >
      <span className={value ? "text-muted @max-[52rem]:sr-only" : ""}>
        {name}
        {value && ":"}
      </span>
      {value ? (
        <span className="max-w-40 min-w-0 truncate">{value}</span>
      ) : (
        <ChevronDown aria-hidden size={14} className="text-muted" />
      )}
    </Button>
  );
}
