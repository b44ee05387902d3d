"use client";

import { trpc } from "../../lib/trpc";

/** All keys, the newest first. */
export function useApiKeys() {
  return trpc.apiKey.list.useQuery({});
}

/** Changes of keys, each of which is told to the list. */
export function useApiKeyChanges() {
  const utils = trpc.useUtils();
  const onSuccess = () => void utils.apiKey.list.invalidate();
  return {
    create: trpc.apiKey.create.useMutation({ onSuccess }),
    rotate: trpc.apiKey.rotate.useMutation({ onSuccess }),
    update: trpc.apiKey.update.useMutation({ onSuccess }),
    revoke: trpc.apiKey.revoke.useMutation({ onSuccess }),
  };
}
