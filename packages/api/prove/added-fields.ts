/** The fields that docs/extending.md adds: their defaults, and how they are used. */
export const added = [
  {
    name: "director",
    default_value: "",
    is_default_first: true,
    ...{ value: "Ridley Scott", greater: "Ridley Scott Jr.", invalid: "x".repeat(201) },
    query: 'by:"ridley  SCOTT"',
    blank_query: 'by:""',
    is_bulk_editable: true,
  },
  {
    name: "rating",
    default_value: "Not rated",
    is_default_first: false,
    ...{ value: "16", greater: "18", invalid: "17" },
    query: "rated:16",
    blank_query: 'rated:"not rated"',
    is_bulk_editable: true,
  },
  {
    name: "runtime_minutes",
    default_value: 0,
    is_default_first: true,
    ...{ value: 117, greater: 1_440, invalid: 1_441 },
    query: "minutes:100..120",
    blank_query: "minutes:0",
    is_bulk_editable: false,
  },
  {
    name: "licensed_from",
    default_value: "0001-01-01",
    is_default_first: true,
    ...{ value: "2024-06-01", greater: "2024-06-02", invalid: "2024-02-30" },
    query: "from:2024-06 from<2024-06-02",
    blank_query: "from:0001-01-01",
    is_bulk_editable: true,
  },
];
/** What films have of them that were not given any. */
export const defaults = Object.fromEntries(added.map((field) => [field.name, field.default_value]));
/** One of each. */
export const values = Object.fromEntries(added.map((field) => [field.name, field.value]));
