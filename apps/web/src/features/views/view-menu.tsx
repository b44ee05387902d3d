"use client";

import { MenuChoices, MenuItem, MenuSeparator } from "@marquee/ui/menu";
import { Bookmark, Braces, Pencil, Save, Share2, Terminal, Trash2, Users } from "lucide-react";
import { useCan } from "../../lib/reader";
import { useCopyList } from "./use-copy-list";
import { useOpenView } from "./use-open-view";
import type { PresentView } from "./use-present-view";
import { useViews } from "./use-views";
import type { ViewTask } from "./view-dialogs";
import { viewWords as words } from "./words";

const icon = { "aria-hidden": true, size: 14 } as const;

/** All that can be done with a view; what someone may not do is not there. `hasViews`: the others as well. */
export default function ViewMenu({
  present,
  hasViews,
  onTask,
}: {
  present: PresentView;
  hasViews: boolean;
  onTask: (task: ViewTask) => void;
}) {
  const copy = useCopyList(present.shown);
  return (
    <>
      {hasViews && <OtherViews present={present} />}
      {useCan("view.write") && <ViewItems present={present} onTask={onTask} />}
      <MenuItem icon={<Terminal {...icon} />} onSelect={() => void copy("curl")}>
        {words.curl}
      </MenuItem>
      <MenuItem icon={<Braces {...icon} />} onSelect={() => void copy("typescript")}>
        {words.typescript}
      </MenuItem>
    </>
  );
}

function OtherViews({ present }: { present: PresentView }) {
  const views = useViews();
  const openView = useOpenView();
  const choices = views.data?.map(({ id, name, is_mine }) => ({
    value: id,
    label: name,
    icon: is_mine ? undefined : <Users {...icon} className="text-muted" />,
  }));
  if (!choices || choices.length === 0) return null;
  return (
    <>
      <MenuChoices
        label={words.title}
        value={present.view?.id ?? null}
        choices={choices}
        onChange={(id) => {
          const view = views.data?.find((known) => known.id === id);
          if (view) openView(view);
        }}
      />
      <MenuSeparator />
    </>
  );
}

function ViewItems({
  present: { view, isChanged, canChange, saveChanges, share, remove },
  onTask,
}: {
  present: PresentView;
  onTask: (task: ViewTask) => void;
}) {
  const canShare = useCan("view.share");
  return (
    <>
      {view && isChanged && canChange && (
        <MenuItem icon={<Save {...icon} />} onSelect={() => void saveChanges(view)}>
          {words.saveChanges}
        </MenuItem>
      )}
      <MenuItem icon={<Bookmark {...icon} />} onSelect={() => onTask("save")}>
        {view ? words.saveNew : words.saveMenu}
      </MenuItem>
      {view && canChange && (
        <>
          <MenuItem icon={<Pencil {...icon} />} onSelect={() => onTask("rename")}>
            {words.rename}
          </MenuItem>
          {view.is_mine && (canShare || view.is_shared) && (
            <MenuItem icon={<Share2 {...icon} />} onSelect={() => void share(view)}>
              {view.is_shared ? words.unshare : words.share}
            </MenuItem>
          )}
          <MenuItem
            icon={<Trash2 {...icon} />}
            onSelect={() => (view.is_mine ? void remove(view) : onTask("delete"))}
          >
            {words.delete}
          </MenuItem>
        </>
      )}
      <MenuSeparator />
    </>
  );
}
