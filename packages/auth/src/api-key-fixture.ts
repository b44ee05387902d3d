import { newId } from "@marquee/db/id";
import { hashApiKeySecret, newApiKeySecret } from "./api-key-secret";
import type { AuthFixture } from "./auth-fixture";

/** An API key in the database, as the service makes one, and its secret. */
export async function insertApiKey({
  db,
  person,
}: AuthFixture): Promise<{ id: string; owner_id: string; client_secret: string }> {
  const [id, client_secret] = [newId(), newApiKeySecret()];
  const { id: owner_id } = await person();
  const secret_hash = hashApiKeySecret(client_secret);
  const data = { id, owner_id, name: "importer", role: "editor", secret_hash };
  await db.prisma.apiKey.create({ data, select: { id: true } });
  return { id, owner_id, client_secret };
}
