import { toast } from "@marquee/ui/toast";
import { problemOf } from "../../lib/request-problem";
import { pageWords } from "./words";

/** Says what was done, and offers to take it back. */
export function undoToast(done: string, undo: () => Promise<unknown>): void {
  toast(done, {
    action: {
      label: pageWords.undo,
      onClick: () => {
        undo().catch((error: unknown) => {
          toast.error(`${pageWords.notDone} ${problemOf(error).reason}`);
        });
      },
    },
  });
}
