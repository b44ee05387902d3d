import { redirect } from "next/navigation";
import { accountPath } from "../../../lib/callback-path";

export default function Page() {
  redirect(accountPath);
}
