import { Skeleton } from "@marquee/ui/skeleton";

/** Parts in the shape of an account's, while what they tell is still to come. */
export function AccountSkeleton() {
  return (
    <div aria-busy className="flex w-full max-w-3xl flex-col gap-8 p-4">
      {Array.from({ length: 4 }, (_, part) => (
        <div key={part} className="flex flex-col gap-3">
          <Skeleton className="w-32" />
          <Skeleton className="max-w-lg" />
          <Skeleton className="max-w-sm" />
        </div>
      ))}
    </div>
  );
}
