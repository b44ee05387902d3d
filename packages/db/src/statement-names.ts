const mostNames = 500;

/**
 * Gives each SQL text a short name, by which every connection keeps it prepared. Texts past the bound
 * stay unnamed, and so does trigram search, whose generic plan is two to three times slower.
 */
export function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= mostNames || sql.includes("text_unaccent(")) return "";
    const name = `m${names.size}`;
    names.set(sql, name);
    return name;
  };
}
