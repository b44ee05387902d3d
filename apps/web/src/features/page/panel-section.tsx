import type { ReactNode } from "react";

/** A part of a panel or a page, under a heading. */
export function PanelSection({
  title,
  heading: Heading = "h3",
  children,
}: {
  title: string;
  heading?: "h2" | "h3";
  children: ReactNode;
}) {
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <Heading className={`font-semibold ${Heading === "h2" ? "text-14" : "text-13"}`}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
