"use client";

import type { Command, CommandGroup } from "@marquee/ui/command-list";
import { keepPreviousData } from "@tanstack/react-query";
import { Bookmark, Film, Keyboard, LogOut, Plus, Search, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { useEffect, useState } from "react";
import { readerCan, useReader } from "../../lib/reader";
import { type RecentFilm, recentFilms } from "../../lib/recent-films";
import { problemOf } from "../../lib/request-problem";
import { trpc } from "../../lib/trpc";
import { useUndoLast } from "../change-sets/use-undo-last";
import { askForFocus } from "../movies/asked-focus";
import { catalogueHref } from "../movies/catalogue-query";
import { hrefOf } from "../movies/catalogue-route";
import { useViews } from "../views/use-views";
import { viewHref } from "../views/view-address";
import { themes } from "./account-menu";
import { leave } from "./leave";
import { places } from "./places";
import { goKey } from "./use-go-keys";
import { shellWords } from "./words";

const words = shellWords.palette;
const filmsShown = 8;
/** Long enough for one more letter of a fast typist. */
const pauseMs = 120;

type Ways = { onClose: () => void; onHelp: () => void };

/** What the palette offers for a text: all but the films is found here, those by the server. */
export function usePaletteGroups(text: string, { onClose, onHelp }: Ways) {
  const films = useFoundFilms(text.trim());
  const router = useRouter();
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  const offered = [
    { label: words.views, items: useViewCommands(go) },
    { label: words.places, items: usePlaces(go) },
    { label: words.actions, items: useActions({ onClose, onHelp }, go) },
  ];
  const isAsked = text.trim() !== "";
  const found = isAsked ? films.found.map((film) => filmCommand(film, go)) : [];
  const isNamed = isCalled(text);
  // What is called as typed comes before films that are only alike, or were found for another text.
  const groups: CommandGroup[] = isAsked
    ? [
        { label: words.films, items: found.filter(isNamed) },
        ...offered.map(({ label, items }) => ({ label, items: items.filter(isNamed) })),
        { label: words.films, items: found.filter((film) => !isNamed(film)) },
        { label: words.actions, items: [searchAll(text.trim(), go)] },
      ]
    : [
        { label: words.recent, items: recentFilms().map((film) => filmCommand(film, go)) },
        ...offered,
      ];
  return {
    groups: merged(groups.filter(({ items }) => items.length > 0)),
    problem: films.error ? problemOf(films.error).reason : undefined,
  };
}

function useFoundFilms(text: string) {
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const list = trpc.movie.list.useQuery(
    { q: asked, limit: filmsShown },
    { enabled: asked !== "", placeholderData: keepPreviousData },
  );
  return { found: list.data?.movies ?? [], error: list.error };
}

function filmCommand({ id, title, release_year }: RecentFilm, go: (href: string) => void): Command {
  return {
    id: `film ${id}`,
    label: title,
    detail: String(release_year),
    icon: <Film aria-hidden size={14} />,
    run: () => {
      const href = hrefOf({ kind: "film", id }, "");
      askForFocus(href, { at: "heading" });
      go(href);
    },
  };
}

function searchAll(text: string, go: (href: string) => void): Command {
  return {
    id: "search",
    label: words.searchAll(text),
    icon: <Search aria-hidden size={14} />,
    run: () => go(catalogueHref({ query: text })),
  };
}

function useViewCommands(go: (href: string) => void): Command[] {
  return (useViews().data ?? []).map((view) => ({
    id: `view ${view.id}`,
    label: view.name,
    ...(view.is_mine ? {} : { detail: view.owner }),
    icon: <Bookmark aria-hidden size={14} />,
    run: () => go(viewHref(view)),
  }));
}

function usePlaces(go: (href: string) => void): Command[] {
  const reader = useReader();
  return places
    .filter(({ permission }) => readerCan(reader, permission))
    .map(({ path, label, icon: Icon, key }) => ({
      id: `place ${path}`,
      label: shellWords.goTo(label),
      icon: <Icon aria-hidden size={14} />,
      keys: [goKey.toUpperCase(), key.toUpperCase()],
      run: () => go(path),
    }));
}

function useActions({ onClose, onHelp }: Ways, go: (href: string) => void): Command[] {
  const canWrite = readerCan(useReader(), "movie.write");
  const undoLast = useUndoLast();
  const { setTheme } = useTheme();
  const closing = (act: () => void) => () => {
    onClose();
    act();
  };
  const writing: Command[] = [
    {
      id: "add",
      label: words.addFilm,
      icon: <Plus aria-hidden size={14} />,
      keys: ["C"],
      run: () => {
        const href = hrefOf({ kind: "new" }, "");
        askForFocus(href, { at: "first" });
        go(href);
      },
    },
    {
      id: "undo",
      label: words.undoLast,
      icon: <Undo2 aria-hidden size={14} />,
      run: closing(() => void undoLast()),
    },
  ];
  return [
    ...(canWrite ? writing : []),
    {
      id: "keys",
      label: words.shortcuts,
      icon: <Keyboard aria-hidden size={14} />,
      keys: ["?"],
      run: closing(onHelp),
    },
    ...themes.map(({ value, label, icon }) => ({
      id: `theme ${value}`,
      label: words.theme(label.toLowerCase()),
      icon,
      run: closing(() => setTheme(value)),
    })),
    {
      id: "leave",
      label: words.signOut,
      icon: <LogOut aria-hidden size={14} />,
      run: closing(() => void leave()),
    },
  ];
}

function isCalled(text: string) {
  const parts = text.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ label }: Command) => parts.every((part) => label.toLowerCase().includes(part));
}

/** Groups of the same name as one, in the place of the first. */
function merged(groups: readonly CommandGroup[]): CommandGroup[] {
  const byLabel = new Map<string, Command[]>();
  for (const { label, items } of groups) {
    byLabel.set(label, [...(byLabel.get(label) ?? []), ...items]);
  }
  return [...byLabel].map(([label, items]) => ({ label, items }));
}
