"use client";

import { Tabs } from "@marquee/ui/tabs";
import { useParam } from "../../lib/use-params";
import { movieWords } from "./words";

const sections = ["details", "history", "api"] as const;
export type FilmSection = (typeof sections)[number];

/** Which part of a film's panel is shown, as the address says. */
export function useFilmSection() {
  const [part, setPart] = useParam("part");
  const section = sections.find((one) => one === part) ?? "details";
  const show = (shown: FilmSection) => setPart(shown === "details" ? null : shown, "replace");
  return [section, show] as const;
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
