import { join } from "node:path";
import type { NextConfig } from "next";

// Of everything that is answered. The policy is that of files; pages have one of their own (proxy.ts).
const securityHeaders = Object.entries({
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}).map(([key, value]) => ({ key, value }));

// biome-ignore lint/style/noProcessEnv: Vercel makes its functions of an ordinary build
const isOnVercel = process.env.VERCEL !== undefined;

const nextConfig: NextConfig = {
  ...(isOnVercel ? {} : { output: "standalone" as const }),
  outputFileTracingRoot: join(import.meta.dirname, "../.."),
  // The library loads its native part by a name that tracing cannot follow.
  outputFileTracingIncludes: {
    "/*": ["./node_modules/@node-rs/argon2/**/*"],
    "/api/[[...path]]": ["./node_modules/@node-rs/argon2/**/*"],
  },
  serverExternalPackages: ["@node-rs/argon2"],
  transpilePackages: [
    "@marquee/api",
    "@marquee/auth",
    "@marquee/db",
    "@marquee/schemas",
    "@marquee/services",
    "@marquee/ui",
  ],
  experimental: {
    // Loading every page beforehand takes 75 MB; each is loaded when it is first asked for.
    preloadEntriesOnStart: false,
  },
  poweredByHeader: false,
  // Nothing is to be fetched on behalf of someone who asks for an image.
  images: { unoptimized: true },
  // To the API a path with a slash at its end is another path.
  skipTrailingSlashRedirect: true,
  // `pnpm typecheck` does it, once and with everything else.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
  // Where no server.ts stands before Next, the API is at /api alone.
  rewrites: async () => [
    { source: "/livez", destination: "/api/livez" },
    { source: "/readyz", destination: "/api/readyz" },
    { source: "/.well-known/jwks.json", destination: "/api/.well-known/jwks.json" },
  ],
};

export default nextConfig;
