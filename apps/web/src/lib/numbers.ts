/** A number as the reader writes it. */
export function formatNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** A number where there is little room: 12K, 1.2M. */
export function formatShort(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }).format(
    value,
  );
}

const byteUnits = ["kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** An amount of data in the greatest unit of which there is at least one, from kilobytes up. */
export function formatBytes(bytes: number, locale: string): string {
  const power = Math.floor(Math.log10(Math.max(bytes, 1)) / 3) - 1;
  const at = Math.min(Math.max(power, 0), byteUnits.length - 1);
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: byteUnits[at] ?? "kilobyte",
    unitDisplay: "short",
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** (at + 1));
}

/** Milliseconds, finer below ten. */
export function formatMilliseconds(ms: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "millisecond",
    unitDisplay: "short",
    maximumFractionDigits: ms < 10 ? 1 : 0,
  }).format(ms);
}

/** How much a part is of the whole, in percent. */
export function formatShare(part: number, whole: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(
    whole === 0 ? 0 : part / whole,
  );
}

/** Seconds, finer below ten where there is a part of one. */
export function formatSeconds(seconds: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "second",
    unitDisplay: "short",
    maximumFractionDigits: seconds < 10 && !Number.isInteger(seconds) ? 1 : 0,
  }).format(seconds);
}
