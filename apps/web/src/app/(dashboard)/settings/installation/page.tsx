import type { Metadata } from "next";
import { InstallationPage } from "../../../../features/installation/installation-page";

export const metadata: Metadata = { title: "Installation" };

export default function Page() {
  return <InstallationPage />;
}
