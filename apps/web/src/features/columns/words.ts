/** What is said of the table's columns and their order. */
export const columnWords = {
  ofRecord: { created_at: "Added", updated_at: "Changed" },
};
