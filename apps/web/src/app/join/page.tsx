import type { Metadata } from "next";
import { JoinPage } from "../../features/join/join-page";

export const metadata: Metadata = { title: "Set a password" };

export default function Page() {
  return <JoinPage />;
}
