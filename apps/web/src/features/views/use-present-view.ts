"use client";

import type { UpdateViewInput, View } from "@marquee/schemas/view";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { z } from "zod";
import { useCan } from "../../lib/reader";
import { problemOf } from "../../lib/request-problem";
import type { CatalogueControls } from "../movies/use-catalogue-params";
import { undoToast } from "../page/undo-toast";
import { useViewChanges } from "./use-view-changes";
import { useViews } from "./use-views";
import { isShowing, shownOf } from "./view-address";
import { viewWords as words } from "./words";

type ViewChanges = z.input<typeof UpdateViewInput>["set"];

/** What is said above the list of the view it shows, until it is dismissed. */
export type ViewNotice = { text: string; isProblem: boolean; retry?: () => void };

/** The view that the catalogue's address names, and what can be done with it and with what is shown. */
export function usePresentView({ params, correct }: CatalogueControls) {
  const views = useViews();
  const { create, update, remove } = useViewChanges();
  const [notice, setNotice] = useState<ViewNotice>();
  const canShare = useCan("view.share");
  const view = views.data?.find(({ id }) => id === params.view);
  const shown = shownOf(params);

  const isSettled = views.isSuccess && !views.isFetching;
  useGone(params.view, view, isSettled, (name) => {
    setNotice({ text: words.gone(name), isProblem: false });
    correct({ view: null });
  });

  const attempt = async (failed: string, act: () => Promise<unknown>) => {
    setNotice(undefined);
    try {
      await act();
    } catch (error) {
      const retry = () => void attempt(failed, act);
      setNotice({ text: `${failed} ${problemOf(error).reason}`, isProblem: true, retry });
    }
  };
  const change = ({ id, ...before }: View, set: ViewChanges, done: string) =>
    attempt(words.notSaved(before.name), async () => {
      const { query, sort, columns, is_shared } = before;
      await update.mutateAsync({ id, set });
      undoToast(done, () =>
        update.mutateAsync({ id, set: { query, sort, columns: [...columns], is_shared } }),
      );
    });

  return {
    view,
    shown,
    isChanged: view !== undefined && !isShowing(view, shown),
    canChange: view !== undefined && (view.is_mine || canShare),
    isPending: update.isPending,
    notice,
    dismiss: () => setNotice(undefined),
    /** The list shows this view from now on. */
    become: ({ id }: Pick<View, "id">) => correct({ view: id }),
    saveChanges: (to: View) => change(to, shown, words.savedChanges(to.name)),
    share: (it: View) => {
      const is_shared = !it.is_shared;
      const done = is_shared ? words.sharedNow : words.unsharedNow;
      return change(it, { is_shared }, done(it.name));
    },
    /** At once: it can be made again as it was. */
    remove: ({ id, name, query, sort, columns, is_shared }: View) => {
      correct({ view: null });
      return attempt(words.notRemoved(name), async () => {
        await remove.mutateAsync({ id });
        undoToast(words.deleted(name), () =>
          create.mutateAsync({ name, query, sort, columns: [...columns], is_shared }),
        );
      });
    },
  };
}

export type PresentView = ReturnType<typeof usePresentView>;

/** Tells once when the view of the address is not among those there are, by the name it had if it was there before. */
function useGone(
  id: string | null,
  view: View | undefined,
  isSettled: boolean,
  tell: (name: string | undefined) => void,
) {
  const known = useRef<View>(undefined);
  useEffect(() => {
    if (view) known.current = view;
  }, [view]);
  const isGone = id !== null && view === undefined && isSettled;
  const onGone = useEffectEvent(() => {
    tell(known.current?.id === id ? known.current?.name : undefined);
  });
  useEffect(() => {
    if (isGone) onGone();
  }, [isGone]);
}
