"use client";

import { Button } from "@marquee/ui/button";
import { IconButton } from "@marquee/ui/icon-button";
import { Menu } from "@marquee/ui/menu";
import { Ellipsis } from "lucide-react";
import { useRef, useState } from "react";
import { useCan } from "../../lib/reader";
import { useMediaQuery } from "../../lib/use-media-query";
import { late, useLoadAhead } from "../page/late";
import type { PresentView } from "./use-present-view";
import type { ViewTask } from "./view-dialogs";
import { viewWords as words } from "./words";

const ViewMenu = late(() => import("./view-menu"));
const ViewDialogs = late(() => import("./view-dialogs"));
const later = [ViewMenu, ViewDialogs];

/** What can be done with what the catalogue shows: keep it as a view, change the view it is, take it elsewhere. */
export function ViewControls({ present }: { present: PresentView }) {
  const [task, setTask] = useState<ViewTask>();
  const more = useRef<HTMLButtonElement>(null);
  const isRailHidden = useMediaQuery("(width < 48rem)");
  useLoadAhead(later);
  const close = () => {
    setTask(undefined);
    // What was chosen in the menu has gone with it.
    more.current?.focus();
  };
  return (
    <>
      {/* Where the rail is not, this tells which view it is. */}
      <p className="min-w-0 flex-1 truncate font-medium text-muted @min-[40rem]:hidden">
        {present.view?.name}
      </p>
      {useCan("view.write") && <SaveButton present={present} onSave={() => setTask("save")} />}
      <Menu
        trigger={
          <IconButton
            ref={more}
            variant="secondary"
            label={words.menu}
            icon={Ellipsis}
            onPointerDown={() => ViewMenu.load()}
            onKeyDown={() => ViewMenu.load()}
          />
        }
      >
        <ViewMenu present={present} hasViews={isRailHidden} onTask={setTask} />
      </Menu>
      {task && <ViewDialogs task={task} present={present} onClose={close} />}
    </>
  );
}

/** The one thing most likely wanted, where there is room for it. */
function SaveButton({
  present: { view, isChanged, canChange, isPending, saveChanges },
  onSave,
}: {
  present: PresentView;
  onSave: () => void;
}) {
  if (view && !isChanged) return null;
  const className = "@max-[52rem]:hidden";
  if (view?.is_mine && canChange) {
    return (
      <Button className={className} isPending={isPending} onClick={() => void saveChanges(view)}>
        {words.saveChanges}
      </Button>
    );
  }
  return (
    <Button className={className} onPointerEnter={() => ViewDialogs.load()} onClick={onSave}>
      {words.save}
    </Button>
  );
}
