import { join } from "node:path";
import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants.js";

// Next writes the data of a page as inline scripts, and next-themes sets the theme before the first
// paint by one; development also evaluates code to reload it.
function securityHeaders(isDevelopment: boolean) {
  const contentSecurityPolicy = [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  return Object.entries({
    "Content-Security-Policy": contentSecurityPolicy,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
  }).map(([key, value]) => ({ key, value }));
}

const nextConfig = (phase: string): NextConfig => ({
  output: "standalone",
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
  poweredByHeader: false,
  // To the API a path with a slash at its end is another path.
  skipTrailingSlashRedirect: true,
  // `pnpm typecheck` does it, once and with everything else.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: "/:path*", headers: securityHeaders(phase === PHASE_DEVELOPMENT_SERVER) },
  ],
  // Where no server.ts stands before Next, the API is at /api alone.
  rewrites: async () => [
    { source: "/livez", destination: "/api/livez" },
    { source: "/readyz", destination: "/api/readyz" },
    { source: "/.well-known/jwks.json", destination: "/api/.well-known/jwks.json" },
  ],
});

export default nextConfig;
