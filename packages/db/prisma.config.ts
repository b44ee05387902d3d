import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export default defineConfig({
  schema: root("prisma/schema.prisma"),
  migrations: { path: root("prisma/migrations") },
  // biome-ignore lint/style/noProcessEnv: the Prisma CLI is a program of its own and this is its one file
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});
