"use client";

import { Tabs } from "@marquee/ui/tabs";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { movieWords } from "./words";

const sections = ["details", "history", "api"] as const;
export type FilmSection = (typeof sections)[number];

/** Which part of a film's panel is shown, as the address says. */
export function useFilmSection() {
  const parser = parseAsStringLiteral(sections).withDefault("details");
  return useQueryState("part", parser.withOptions({ history: "replace" }));
}

/** The names of the parts, of which one is shown. */
export function FilmSectionTabs({
  section,
  onSection,
}: {
  section: FilmSection;
  onSection: (section: FilmSection) => void;
}) {
  return (
    <Tabs
      label={movieWords.sectionsLabel}
      value={section}
      tabs={sections.map((value) => ({ value, label: movieWords.sections[value] }))}
      onChange={onSection}
    />
  );
}
