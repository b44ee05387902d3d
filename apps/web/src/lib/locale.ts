const fallback = "en-GB";

/** The first language of an Accept-Language header, whose way with dates and numbers is used. */
export function preferredLocale(acceptLanguage: string | null): string {
  const first = acceptLanguage?.split(",")[0]?.split(";")[0]?.trim();
  if (!first || first === "*") return fallback;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(first)[0] ?? fallback;
  } catch {
    return fallback;
  }
}
