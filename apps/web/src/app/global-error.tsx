"use client";

// Stands in for the root layout, and so brings its own document and no styles.
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: "system-ui", padding: "4rem", textAlign: "center" }}>
        <title>Marquee</title>
        <h1 style={{ fontSize: "1rem" }}>Marquee could not be shown</h1>
        <p>Something went wrong here. What is stored is not affected.</p>
        <button type="button" onClick={reset}>
          Retry
        </button>
      </body>
    </html>
  );
}
