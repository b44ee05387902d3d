import { redirect } from "next/navigation";
import { homePath } from "../lib/callback-path";

export default function Page() {
  redirect(homePath);
}
