import type { Metadata } from "next";
import { DocsPage } from "../../features/developers/docs-page";

export const metadata: Metadata = { title: "API reference" };

export default function Page() {
  return <DocsPage />;
}
