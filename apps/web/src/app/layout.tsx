import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { nonceHeader } from "../lib/content-security-policy";
import { Providers } from "../lib/providers";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Marquee", template: "%s · Marquee" },
  description: "The film catalogue that knows when your rights run out.",
  robots: { index: false },
};

export const viewport: Viewport = {
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f3f6f7" },
    { media: "(prefers-color-scheme: dark)", color: "#0b1013" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading it also keeps every page from being built beforehand, without a nonce.
  const nonce = (await headers()).get(nonceHeader) ?? undefined;
  return (
    // The theme's class is set before the first paint, which the server cannot know of.
    <html
      lang="en"
      className={`${GeistSans.variable} ${GeistMono.variable} font-sans antialiased`}
      suppressHydrationWarning
    >
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
