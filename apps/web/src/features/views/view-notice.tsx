"use client";

import { Button } from "@marquee/ui/button";
import { IconButton } from "@marquee/ui/icon-button";
import { X } from "lucide-react";
import type { PresentView } from "./use-present-view";
import { viewWords as words } from "./words";

/** What became of the view, above the list it showed. */
export function ViewNotice({ notice, dismiss }: Pick<PresentView, "notice" | "dismiss">) {
  if (!notice) return null;
  return (
    <div
      role={notice.isProblem ? "alert" : "status"}
      className={`flex min-h-10 shrink-0 items-center gap-2 border-line border-b bg-canvas py-1 pr-2 pl-4 ${notice.isProblem ? "text-danger" : ""}`}
    >
      <p className="min-w-0 flex-1 wrap-anywhere">{notice.text}</p>
      {notice.retry && (
        <Button className="text-ink" onClick={notice.retry}>
          {words.retry}
        </Button>
      )}
      <IconButton label={words.dismiss} icon={X} onClick={dismiss} />
    </div>
  );
}
