import type { Metadata } from "next";
import { NothingHere } from "../../features/shell/nothing-here";

export const metadata: Metadata = { title: "Nothing here" };

export default function NotFound() {
  return (
    <div className="grid flex-1 place-items-center">
      <NothingHere />
    </div>
  );
}
