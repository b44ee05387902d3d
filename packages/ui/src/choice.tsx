import type { ComponentProps, ReactNode } from "react";

const row = "flex w-fit cursor-pointer items-start gap-2 rounded-md pointer-coarse:min-h-11";
/** Beside one line; where there are more, the box stands at the first. */
const lineRow = `${row} pointer-coarse:items-center`;
const box =
  "focus-ring mt-0.5 size-4 shrink-0 cursor-pointer accent-(--accent) pointer-coarse:mt-0 pointer-coarse:size-5";

/** Something that holds or does not. */
export function Checkbox({
  label,
  description,
  ...props
}: Omit<ComponentProps<"input">, "type"> & { label: string; description?: ReactNode }) {
  return (
    <label className={description ? row : lineRow}>
      <input {...props} type="checkbox" className={box} />
      <span className="flex flex-col">
        {label}
        {description && <span className="text-12 text-muted">{description}</span>}
      </span>
    </label>
  );
}

/** A few values of which one holds. */
export function RadioGroup<Value extends string>({
  label,
  name,
  value,
  options,
  onChange,
}: {
  label: string;
  name: string;
  value: Value | undefined;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}) {
  return (
    <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={lineRow}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className={box}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
