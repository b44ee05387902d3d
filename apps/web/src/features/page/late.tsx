"use client";

import { toast } from "@marquee/ui/toast";
import dynamic from "next/dynamic";
import {
  Component,
  type ComponentType,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useState,
} from "react";
import { holdKeys } from "./held-keys";
import { pageWords } from "./words";

type Fetch<Props> = () => Promise<{ default: ComponentType<Props> }>;

/** A part of the page that comes later. `load` fetches it before it is wanted. */
export type LatePart<Props> = ComponentType<Props> & { load: () => void };

/**
 * A component whose code is fetched when it is first drawn, unless it was loaded before. Once it is there it is drawn
 * at once: what React waited for it shows a third of a second later, and keys typed meanwhile would go astray.
 * Until it is there they are held for it. Where it cannot be fetched that is told, and the page goes on without it.
 * `awaited` is drawn meanwhile in place of nothing; it waits for the same code, and draws an `Opening`.
 */
export function late<Props extends object>(
  fetchPart: Fetch<Props>,
  awaited?: ComponentType<Props>,
): LatePart<Props> {
  let part: ComponentType<Props> | undefined;
  const fetchOnce = async () => {
    const fetched = await fetchPart();
    part = fetched.default;
    return fetched;
  };
  const Awaited = awaited ?? dynamic(fetchOnce, { ssr: false, loading: Opening });
  function Late(props: Props) {
    // What was awaited stays as it is: another component in its place would begin anew.
    const [present] = useState({ part });
    if (present.part) return <present.part {...props} />;
    return (
      <PartBoundary>
        <Awaited {...props} />
      </PartBoundary>
    );
  }
  // Where it cannot be fetched now, that is told when it is wanted.
  return Object.assign(Late, { load: () => void fetchOnce().catch(() => {}) });
}

/** Holds keys for what is about to be there. */
export function Opening() {
  useLayoutEffect(holdKeys, []);
  return null;
}

/** Until the page has done what it was opened for. */
const quietMs = 3_000;

/** Loads parts that may be wanted once the page has been there for a while: they then open at once, and offline. */
export function useLoadAhead(parts: readonly { load: () => void }[]): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const { load } of parts) load();
    }, quietMs);
    return () => clearTimeout(timer);
  }, [parts]);
}

/** Without it, a part that cannot be fetched would take the whole page and all that is unsaved with it. */
class PartBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(error: unknown): { hasFailed: boolean } {
    if (!isUnfetched(error)) throw error;
    return { hasFailed: true };
  }

  override componentDidCatch(): void {
    toast.error(pageWords.partLost);
  }

  override render(): ReactNode {
    return this.state.hasFailed ? null : this.props.children;
  }
}

function isUnfetched(error: unknown): boolean {
  return error instanceof Error && error.name === "ChunkLoadError";
}
