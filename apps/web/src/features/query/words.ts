import type { MovieFieldMeta } from "@marquee/schemas/movie";
import type { Operator } from "./written-condition";

const ofNumbers = {
  eq: "is",
  ne: "is not",
  lt: "is less than",
  lte: "is at most",
  gt: "is more than",
  gte: "is at least",
  between: "is between",
  in: "is one of",
  nin: "is none of",
};

const ofTexts = {
  eq: "is",
  ne: "is not",
  in: "is one of",
  nin: "is none of",
  contains: "contains",
  starts_with: "begins with",
  ends_with: "ends with",
  lt: "comes before",
  lte: "is or comes before",
  gt: "comes after",
  gte: "is or comes after",
};

const ofYears = {
  ...ofNumbers,
  lt: "is before",
  lte: "is at latest",
  gt: "is after",
  gte: "is at earliest",
};

const ofDays = {
  eq: "is on",
  lt: "is before",
  lte: "is at latest",
  gt: "is after",
  gte: "is at earliest",
  between: "is between",
  ne: "is not on",
  in: "is one of",
  nin: "is none of",
};

const byControl: Record<MovieFieldMeta["control"], Partial<Record<Operator, string>>> = {
  text: ofTexts,
  combobox: ofTexts,
  choice: ofTexts,
  number: ofNumbers,
  year: ofYears,
  date: ofDays,
  expiry: ofDays,
};

/** The operators of a field as the builder offers them, in order. */
export function operatorChoices({ control }: MovieFieldMeta): { value: Operator; label: string }[] {
  return Object.entries(byControl[control]).map(([value, label]) => ({
    // Its keys are operators, which Object.entries does not say.
    value: value as Operator,
    label,
  }));
}

/** How days of a query are told. A span is "30 days". */
export const dayWords = {
  today: "today",
  eom: "the end of this month",
  or: " or ",
  span: (amount: number, unit: string) => `${amount} ${unit}${amount === 1 ? "" : "s"}`,
  fromNow: (span: string) => `${span} from now`,
  within: (span: string) => `within ${span}`,
  inTheLast: (span: string) => `in the last ${span}`,
  between: (from: string, to: string) => `from ${from} to ${to}`,
  before: (point: string) => `before ${point}`,
  after: (point: string) => `after ${point}`,
  atLatest: (point: string) => `at latest ${point}`,
  atEarliest: (point: string) => `at earliest ${point}`,
  in: (point: string) => `in ${point}`,
  not: (point: string) => `not ${point}`,
  ahead: {
    eq: (span: string) => `in ${span}`,
    lt: (span: string) => `in less than ${span}`,
    lte: (span: string) => `in at most ${span}`,
    gt: (span: string) => `in more than ${span}`,
    gte: (span: string) => `in at least ${span}`,
  },
  ago: {
    eq: (span: string) => `${span} ago`,
    lt: (span: string) => `more than ${span} ago`,
    lte: (span: string) => `at least ${span} ago`,
    gt: (span: string) => `after ${span} ago`,
    gte: (span: string) => `${span} ago or later`,
  },
};

/** What is said of the query line and of the builder beside it. */
export const queryWords = {
  label: "Search and filter",
  clear: "Clear the search",
  conditions: "Conditions",
  remove: (condition: string) => `Remove: ${condition}`,
  removeKeys: "Delete",
  suggestions: "What can stand here",
  /** A sentence of what is wrong, as it stands after the name of a field elsewhere. */
  problem: (detail: string) => `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.`,
  place: (character: number) => `At character ${character}.`,
  isLike: (text: string) => `Title is like “${text}”`,
  not: (condition: string) => `not ${condition}`,
  group: (condition: string) => `(${condition})`,
  and: " and ",
  or: " or ",
  operators: {
    text: { ":": "is", "!=": "is not", "~": "contains" },
    integer: {
      ":": "is",
      "<": "is less than",
      "<=": "is at most",
      ">": "is more than",
      ">=": "is at least",
      "!=": "is not",
    },
    date: {
      "<": "before",
      "<=": "at latest",
      ":": "on or from … to …",
      ">": "after",
      ">=": "at earliest",
      "!=": "not on",
    },
  } satisfies Record<MovieFieldMeta["kind"], Record<string, string>>,
  values: {
    today: "Today",
    eom: "End of this month",
    inTime: (amount: number, unit: Intl.RelativeTimeFormatUnit) =>
      new Intl.RelativeTimeFormat("en").format(amount, unit),
    thisMonth: "This month",
    nextMonth: "Next month",
    thisYear: "This year",
    nextYear: "Next year",
    within: (days: number) => `Within ${days} days`,
    untilEom: "Until the end of this month",
    decade: (year: number) => `The ${year}s`,
    lastYear: "Last year",
  },
  builder: {
    open: "Build the query",
    title: "Build the query",
    close: "Close",
    words: "Words in the title",
    wordsHint: "What fits best comes first.",
    join: "How these are joined",
    joins: [
      { value: "and", label: "All of these hold" },
      { value: "or", label: "Any of these holds" },
    ],
    isNot: "Not",
    field: "Field",
    operator: "Comparison",
    value: "Value",
    from: "From",
    to: "To",
    nthValue: (place: number) => `Value ${place}`,
    anotherValue: "Another value",
    choose: "Choose",
    dayHint: "31 Dec, 30d, eom",
    addCondition: "Add condition",
    addGroup: "Add group",
    removeCondition: (place: string) => `Remove condition ${place}`,
    removeGroup: (place: string) => `Remove group ${place}`,
    group: (place: string) => `Group ${place}`,
    condition: (place: string) => `Condition ${place}`,
    missing: "A value is missing. Until then this condition is left out.",
    oneValue: "One value stands here. A range is “is between”.",
    empty: "No conditions yet: every film is in the list.",
    limits: (conditions: number, depth: number) =>
      `Not done: a query has at most ${conditions} conditions, in groups at most ${depth} deep.`,
    tooLong: "Not done: the query would be too long for one line.",
    unreadable:
      "What is typed in the line cannot be read. This is the query of the list; a change here replaces what is typed.",
  },
  nothing: {
    title: "No film matches",
    lead: "No film is like all of this. Without one of them there may be some.",
    conditions: "Remove a condition",
    removeAll: "Remove all conditions",
  },
};
