import { encode } from "uqr";

/** Modules of white around the code, which readers need to find it. */
const border = 3;

/** A text as a QR code, drawn here: no secret goes to anyone who draws them. */
export function QrCode({ label, text }: { label: string; text: string }) {
  const { data, size } = encode(text, { border });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      // Readers take light on dark for nothing: it is black on white in both themes.
      className="size-44 rounded-md border border-line bg-[white] fill-[black]"
    >
      <path d={path} />
    </svg>
  );
}
