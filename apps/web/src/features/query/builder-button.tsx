"use client";

import { IconButton } from "@marquee/ui/icon-button";
import { ListFilter } from "lucide-react";
import { useRef, useState } from "react";
import { late, useLoadAhead } from "../page/late";
import { queryWords } from "./words";

const QueryBuilder = late(() => import("./query-builder"));
const later = [QueryBuilder];

/** The way to the builder, which is fetched when someone comes near it, or ahead. */
export function BuilderButton(props: {
  text: string;
  isUnreadable: boolean;
  onText: (text: string) => void;
  onClose: () => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useLoadAhead(later);
  const close = () => {
    setOpen(false);
    props.onClose();
  };
  return (
    <>
      <IconButton
        ref={button}
        variant="secondary"
        label={queryWords.builder.open}
        icon={ListFilter}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={() => QueryBuilder.load()}
        onFocus={() => QueryBuilder.load()}
        onClick={() => (isOpen ? close() : setOpen(true))}
      />
      {isOpen && <QueryBuilder {...props} anchor={button} onClose={close} />}
    </>
  );
}
