"use client";

import { IconButton } from "@marquee/ui/icon-button";
import { ListFilter } from "lucide-react";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { queryWords } from "./words";

const load = () => import("./query-builder");
const QueryBuilder = dynamic(load, { ssr: false });

/** The way to the builder, which is fetched when someone comes near it. */
export function BuilderButton(props: {
  text: string;
  isUnreadable: boolean;
  onText: (text: string) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <IconButton
        ref={button}
        variant="secondary"
        label={queryWords.builder.open}
        icon={ListFilter}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && <QueryBuilder {...props} anchor={button} onClose={() => setOpen(false)} />}
    </>
  );
}
