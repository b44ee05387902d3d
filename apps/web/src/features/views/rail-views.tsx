"use client";

import type { CountedView, View } from "@marquee/schemas/view";
import { Button } from "@marquee/ui/button";
import { IconButton } from "@marquee/ui/icon-button";
import { Menu, MenuChoices } from "@marquee/ui/menu";
import { Bookmark } from "lucide-react";
import Link from "next/link";
import { formatNumber, formatShort } from "../../lib/numbers";
import { useCan, useReader } from "../../lib/reader";
import { useAddress } from "../../lib/use-address";
import { isCatalogue, useOpenView } from "./use-open-view";
import { useViewCounts, useViews } from "./use-views";
import { viewHref } from "./view-address";
import { viewWords as words } from "./words";

/** The view that an address shows; undefined where it shows none. */
function presentId({ pathname, search }: { pathname: string; search: string }) {
  return isCatalogue(pathname) ? (new URLSearchParams(search).get("view") ?? undefined) : undefined;
}

/** One's own views and those that are shared, as ways into the catalogue. A phone has them in the catalogue's menu. */
export function RailViews({ isCollapsed }: { isCollapsed: boolean }) {
  const views = useViews();
  if (!useCan("view.read")) return null;
  if (isCollapsed) return <CollapsedViews views={views.data ?? []} />;
  return (
    <nav aria-label={words.title} className="flex flex-col gap-0.5 p-2 pt-3 max-md:hidden">
      <RailHeading>{words.title}</RailHeading>
      {views.isError && !views.data && (
        <div
          role="alert"
          className="flex items-center justify-between gap-2 px-2 text-12 text-muted"
        >
          {words.notFetched}
          <Button isPending={views.isFetching} onClick={() => void views.refetch()}>
            {words.retry}
          </Button>
        </div>
      )}
      {views.data && <ViewLinks views={views.data} />}
    </nav>
  );
}

function RailHeading({ children }: { children: string }) {
  return <p className="px-2 py-1 font-medium text-12 text-muted">{children}</p>;
}

function ViewLinks({ views }: { views: readonly View[] }) {
  const counts = useViewCounts();
  const shared = views.filter(({ is_mine }) => !is_mine);
  const link = (view: View) => <ViewLink key={view.id} view={view} count={counts.get(view.id)} />;
  return (
    <>
      {views.length === 0 && <p className="px-2 text-12 text-muted">{words.none}</p>}
      {views.filter(({ is_mine }) => is_mine).map(link)}
      {shared.length > 0 && <RailHeading>{words.shared}</RailHeading>}
      {shared.map(link)}
    </>
  );
}

function ViewLink({ view, count }: { view: View; count: CountedView["count"] | undefined }) {
  const address = useAddress();
  const openView = useOpenView();
  const isInCatalogue = isCatalogue(address.pathname);
  return (
    <Link
      href={viewHref(view)}
      title={view.is_mine ? undefined : words.sharedBy(view.owner)}
      aria-current={presentId(address) === view.id ? "page" : undefined}
      prefetch={false}
      onNavigate={(event) => {
        if (!isInCatalogue) return;
        event.preventDefault();
        openView(view);
      }}
      className="focus-ring flex h-8 shrink-0 items-center gap-2.5 rounded-md px-2 text-muted transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-selected aria-[current]:text-ink pointer-coarse:h-11"
    >
      <Bookmark aria-hidden size={14} className="mx-px shrink-0" />
      <span className="min-w-0 flex-1 truncate">{view.name}</span>
      <ViewCount count={count} />
    </Link>
  );
}

/** Nothing until it is known. */
function ViewCount({ count }: { count: CountedView["count"] | undefined }) {
  const { locale } = useReader();
  if (count === undefined) return null;
  if (count === null) {
    return (
      <span className="text-12" title={words.unknownCountWhy}>
        {words.unknownCount}
      </span>
    );
  }
  const format = count.count < 10_000 ? formatNumber : formatShort;
  const text = format(count.count, locale);
  return (
    <span className="text-12 tabular-nums">
      {count.kind === "exact" ? text : words.estimated(text)}
    </span>
  );
}

function CollapsedViews({ views }: { views: readonly View[] }) {
  const address = useAddress();
  const openView = useOpenView();
  if (views.length === 0) return null;
  return (
    <nav aria-label={words.title} className="flex justify-center p-2 max-md:hidden">
      <Menu side="right" trigger={<IconButton label={words.title} icon={Bookmark} />}>
        <MenuChoices
          label={words.title}
          value={presentId(address) ?? null}
          choices={views.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            const view = views.find((known) => known.id === id);
            if (view) openView(view);
          }}
        />
      </Menu>
    </nav>
  );
}
