"use client";

import { TooltipProvider } from "@marquee/ui/tooltip";
import { QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useState } from "react";
import { makeQueryClient } from "./query-client";
import { makeTrpcClient, trpc } from "./trpc";

/** What every page has around it. */
export function Providers({
  nonce: ofThisPage,
  children,
}: {
  nonce: string | undefined;
  children: ReactNode;
}) {
  // A page's policy holds as long as the page; data fetched later come with a nonce that is not its own.
  const [nonce] = useState(ofThisPage);
  const [queryClient] = useState(makeQueryClient);
  const [client] = useState(makeTrpcClient);
  return (
    <ThemeProvider attribute="class" disableTransitionOnChange nonce={nonce}>
      <trpc.Provider client={client} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <TooltipProvider>{children}</TooltipProvider>
        </QueryClientProvider>
      </trpc.Provider>
    </ThemeProvider>
  );
}
