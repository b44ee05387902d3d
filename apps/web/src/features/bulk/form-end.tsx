import { Button } from "@marquee/ui/button";
import { bulkWords } from "./words";

/** The end of a form that says what to do: on to what it would come to, or for one film to its being done. */
export function FormEnd({
  action,
  isPending,
  onCancel,
}: {
  action: string;
  isPending: boolean;
  onCancel: () => void;
}) {
  return (
    <div className="flex justify-end gap-2">
      <Button onClick={onCancel}>{bulkWords.cancel}</Button>
      <Button type="submit" variant="primary" isPending={isPending}>
        {action}
      </Button>
    </div>
  );
}
