"use client";

import type { User } from "@marquee/schemas/user";
import { useMemo } from "react";
import { trpc } from "../../lib/trpc";

/** The users as far as they have been fetched, by name. */
export function useUsers() {
  const list = trpc.user.list.useInfiniteQuery(
    {},
    { getNextPageParam: (page) => page.next_cursor },
  );
  const pages = list.data?.pages;
  const users = useMemo(() => pages?.flatMap((page) => page.users) ?? [], [pages]);
  return { ...list, users };
}

/** Changes of users, each of which is told to the list. */
export function useUserChanges() {
  const utils = trpc.useUtils();
  const onSuccess = () => void utils.user.list.invalidate();
  /** The list shows a change at once, and then what the server says. */
  const show = (user: User) => {
    utils.user.list.setInfiniteData({}, (data) => {
      if (!data) return data;
      const pages = data.pages.map((page) => ({
        ...page,
        users: page.users.map((other) => (other.id === user.id ? user : other)),
      }));
      return { ...data, pages };
    });
    onSuccess();
  };
  return {
    create: trpc.user.create.useMutation({ onSuccess }),
    update: trpc.user.update.useMutation({ onSuccess: show }),
    invite: trpc.user.invite.useMutation({ onSuccess }),
    signOut: trpc.user.signOut.useMutation({ onSuccess: show }),
    removeTotp: trpc.user.removeTotp.useMutation({ onSuccess: show }),
  };
}
