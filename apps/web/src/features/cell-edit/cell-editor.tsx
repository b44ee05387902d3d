"use client";

import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { popupClasses } from "@marquee/ui/popup";
import { useSuggestionList } from "@marquee/ui/use-suggestion-list";
import {
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useReader } from "../../lib/reader";
import { FieldValue } from "../movies/field-value";
import { useSuggestions } from "../movies/use-suggestions";
import { CellFloat } from "./cell-float";
import type { CellStep } from "./editable-place";
import { readTyped } from "./read-typed";
import type { CellOutcome } from "./use-cell-edit";

const inputClasses =
  "h-7 w-full min-w-0 rounded-sm bg-surface px-2 text-13 text-ink outline-2 outline-ring aria-invalid:outline-danger pointer-coarse:h-10 pointer-coarse:text-16";

/**
 * The control of a field in the place of its cell. `onDone` is given what was typed, and undefined where it
 * is given up.
 */
export default function CellEditor({
  field,
  label,
  initial,
  onDone,
}: {
  field: MovieFieldMeta;
  label: string;
  initial: string;
  onDone: (outcome: CellOutcome | undefined) => void;
}) {
  const reader = useReader();
  const [text, setText] = useState(initial);
  const [refusal, setRefusal] = useState<string>();
  const told = useId();

  const finish = (typed: string, step: CellStep) => {
    const reading = readTyped(field, typed, reader);
    if ("reason" in reading && step !== "elsewhere") return setRefusal(reading.reason);
    onDone({ typed, reading, step });
  };
  useBackAndForward(() => finish(text, "elsewhere"));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (event.defaultPrevented || (!step && event.key !== "Escape")) return;
    event.preventDefault();
    if (step) finish(text, step);
    else onDone(undefined);
  };
  const control: ControlProps = {
    field,
    label,
    text,
    isRefused: refusal !== undefined,
    toldBy: told,
    onText: (typed) => {
      setText(typed);
      setRefusal(undefined);
    },
    onKeyDown,
    onChoose: (chosen) => finish(chosen, "down"),
    onBlur: () => finish(text, "elsewhere"),
  };
  const day = field.kind === "date" && refusal === undefined && readTyped(field, text, reader);
  const meant = day && "value" in day && day.value !== text ? day.value : undefined;
  return (
    <>
      {field.control === "choice" ? <Choices {...control} /> : <Line {...control} />}
      {refusal !== undefined && (
        <CellFloat id={told} role="alert" className="px-2 py-1 text-12 text-danger">
          {refusal}
        </CellFloat>
      )}
      {meant !== undefined && (
        <CellFloat id={told} role="status" className="px-2 py-1 text-12 text-ink">
          <FieldValue field={field} value={meant} />
        </CellFloat>
      )}
    </>
  );
}

function stepOf({ key, shiftKey }: KeyboardEvent): CellStep | undefined {
  if (key === "Enter") return "down";
  if (key === "Tab") return shiftKey ? "previous" : "next";
  return undefined;
}

type ControlProps = {
  field: MovieFieldMeta;
  label: string;
  text: string;
  isRefused: boolean;
  toldBy: string;
  onText: (typed: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onChoose: (chosen: string) => void;
  onBlur: () => void;
};

function Line(props: ControlProps) {
  const { field, label, text, isRefused, toldBy, onText, onKeyDown, onChoose, onBlur } = props;
  const [isTouched, setTouched] = useState(false);
  const isSuggested = field.control === "combobox";
  const suggestions = useSuggestions(field.name, text, isSuggested && isTouched);
  const list = useSuggestionList(label, suggestions, onChoose);
  const ref = useFocusAtOnce<HTMLInputElement>();
  return (
    <>
      <input
        {...(isSuggested ? list.inputProps : {})}
        ref={ref}
        aria-label={label}
        aria-invalid={isRefused || undefined}
        aria-describedby={toldBy}
        inputMode={field.kind === "integer" ? "numeric" : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setTouched(true);
          onText(event.target.value);
          list.open();
        }}
        onKeyDown={(event) => {
          if (isSuggested) list.inputProps.onKeyDown(event);
          onKeyDown(event);
        }}
        onBlur={() => isLeft(ref.current) && onBlur()}
        className={inputClasses}
      />
      {isSuggested && list.isOpen && (
        <CellFloat
          {...list.listProps}
          className={`${popupClasses} max-h-56 w-full min-w-44 overflow-y-auto`}
        >
          {suggestions.map((suggestion, index) => (
            <div
              key={suggestion}
              {...list.optionProps(index)}
              className="flex min-h-7 cursor-default select-none items-center rounded-sm px-2 py-1 hover:bg-ink/8 aria-selected:bg-ink/8 pointer-coarse:min-h-11"
            >
              {suggestion}
            </div>
          ))}
        </CellFloat>
      )}
    </>
  );
}

function Choices({ field, label, text, onText, onKeyDown, onBlur }: ControlProps) {
  const ref = useFocusAtOnce<HTMLSelectElement>();
  return (
    <select
      ref={ref}
      aria-label={label}
      value={text}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => isLeft(ref.current) && onBlur()}
      className={inputClasses}
    >
      {field.choices.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  );
}

/** Back and Forward leave as a click elsewhere does. By `popstate` all of this is gone already. */
function useBackAndForward(leave: () => void): void {
  const onLeave = useEffectEvent(leave);
  useEffect(() => {
    const onNavigate = ({ navigationType }: NavigateEvent) => {
      if (navigationType === "traverse") onLeave();
    };
    // Older browsers have none; what is typed is then given up.
    const navigation: Navigation | undefined = window.navigation;
    navigation?.addEventListener("navigate", onNavigate);
    return () => navigation?.removeEventListener("navigate", onNavigate);
  }, []);
}

function useFocusAtOnce<Control extends HTMLInputElement | HTMLSelectElement>() {
  const ref = useRef<Control>(null);
  useLayoutEffect(() => {
    ref.current?.focus({ preventScroll: true });
    if (ref.current instanceof HTMLInputElement) ref.current.select();
  }, []);
  return ref;
}

/** Not where only the window was left: the focus is there again with it. */
function isLeft(control: Element | null): boolean {
  return control !== document.activeElement;
}
