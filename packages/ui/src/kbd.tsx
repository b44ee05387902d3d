/** Keys as they are written on a keyboard, e.g. `["Ctrl", "↵"]`. */
export function Kbd({ keys }: { keys: readonly string[] }) {
  return (
    <span aria-hidden className="inline-flex gap-0.5">
      {keys.map((key) => (
        <kbd
          key={key}
          className="min-w-4 rounded-sm border border-current/30 px-1 text-center font-sans text-11 leading-[0.9375rem]"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
