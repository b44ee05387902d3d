import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const grounds = ["canvas", "surface", "raised", "hover", "selected"];
const texts = ["ink", "muted", "accent", "danger", "expired", "soon", "month", "later"];
const edges = ["edge", "ring", ...Array.from({ length: 6 }, (_, at) => `series-${at + 1}`)];
const fills = ["accent", "accent-hover", "danger", "danger-hover"];

const textPairs = [
  ...grounds.flatMap((ground) => texts.map((text) => [text, ground])),
  ...fills.map((fill) => [`on-${fill.replace("-hover", "")}`, fill]),
];
// Controls stand on these; on what is hovered or selected their text and fill tell them.
const edgePairs = ["canvas", "surface", "raised"].flatMap((ground) =>
  edges.map((edge) => [edge, ground]),
);

test.each(["light", "dark"])("text of the %s theme stands out from its ground by 4.5", (theme) => {
  expect(tooFaint(theme, textPairs, 4.5)).toEqual([]);
});

test.each(["light", "dark"])("edges and rings of the %s theme stand out by 3", (theme) => {
  expect(tooFaint(theme, edgePairs, 3)).toEqual([]);
});

function tooFaint(theme: string, pairs: string[][], least: number): string[] {
  const colours = coloursOf(theme === "dark" ? ".dark" : ":root");
  return pairs.flatMap(([one = "", other = ""]) => {
    const ratio = contrast(colours.get(one), colours.get(other));
    return ratio >= least ? [] : [`${one} on ${other}: ${ratio.toFixed(2)}`];
  });
}

function coloursOf(selector: string): Map<string, number> {
  const block = css.slice(css.indexOf(`${selector} {`)).split("\n}")[0] ?? "";
  const found = block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g);
  return new Map(
    [...found].map(([, name = "", l, c, h]) => [name, luminance(Number(l), Number(c), Number(h))]),
  );
}

/** Relative luminance (WCAG) of an OKLCH colour, clipped to sRGB. */
function luminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one = Number.NaN, other = Number.NaN): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
