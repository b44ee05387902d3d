"use client";

import type { View } from "@marquee/schemas/view";
import { trpc } from "../../lib/trpc";
import { uncounted } from "./use-views";

/** The ways to write views. What can be foreseen is shown at once, and taken back where it is refused. */
export function useViewChanges() {
  const utils = trpc.useUtils();
  const { list } = utils.view;
  /** Shows the views otherwise, and gives what was shown before. */
  const show = async (change: (views: readonly View[]) => View[]) => {
    await list.cancel(uncounted);
    const before = list.getData(uncounted);
    list.setData(uncounted, (views) => views && change(views));
    return before;
  };
  const onSettled = () => void list.invalidate();

  const create = trpc.view.create.useMutation({
    onSuccess: (made) => show((views) => inOrder([...views, made])),
    onSettled,
  });
  const update = trpc.view.update.useMutation({
    onMutate: ({ id, set }) =>
      show((views) => inOrder(views.map((view) => (view.id === id ? { ...view, ...set } : view)))),
    onError: (_error, _input, before) => list.setData(uncounted, before),
    onSettled,
  });
  const remove = trpc.view.delete.useMutation({
    onMutate: ({ id }) => show((views) => views.filter((view) => view.id !== id)),
    onError: (_error, _input, before) => list.setData(uncounted, before),
    onSettled,
  });
  return { create, update, remove };
}

/** One's own first, each by name: near enough to how the server orders them until it says so itself. */
function inOrder(views: readonly View[]): View[] {
  return [...views].sort(
    (one, other) =>
      Number(other.is_mine) - Number(one.is_mine) ||
      one.name.toLowerCase().localeCompare(other.name.toLowerCase()),
  );
}
