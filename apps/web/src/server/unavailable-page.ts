/** A whole document that needs nothing else of the server, for when there is no database to draw a page from. */
export function unavailablePage(told: { request_id: string; retryAfterS: number }): string {
  const { request_id, retryAfterS } = told;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="${retryAfterS}">
<title>Not available · Marquee</title>
<style>
:root { color-scheme: light dark; --canvas: #f3f6f7; --ink: #1b2327; --muted: #56636a }
@media (prefers-color-scheme: dark) { :root { --canvas: #0b1013; --ink: #e5eaec; --muted: #9aa7ad } }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; background: var(--canvas);
  color: var(--ink); font: 14px/1.5 system-ui, sans-serif; text-align: center }
main { max-width: 26rem; padding: 2rem }
h1 { font-size: 1rem; font-weight: 600; margin: 0 0 .25rem }
p { margin: 0; color: var(--muted) }
a { display: inline-block; padding: .75rem 1rem; color: var(--ink) }
code { display: block; font-size: 12px; overflow-wrap: anywhere; color: var(--muted) }
</style>
</head>
<body>
<main role="alert">
<h1>Marquee cannot reach its database</h1>
<p>What is stored is not affected. This page tries again by itself every ${retryAfterS} seconds.</p>
<a href="">Retry</a>
<code>Request ${request_id}</code>
</main>
</body>
</html>
`;
}
