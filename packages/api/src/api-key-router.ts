import {
  CreateApiKeyInput,
  RevokeApiKeyInput,
  RotateApiKeyInput,
  UpdateApiKeyInput,
} from "@marquee/schemas/api-key";
import {
  createApiKey,
  listApiKeys,
  revokeApiKey,
  rotateApiKey,
  updateApiKey,
} from "@marquee/services/api-key";
import { z } from "zod";
import { procedure, router } from "./trpc";

const manage = procedure("api_key.manage");
const issue = procedure("api_key.manage", { answers_secret: true });

export const apiKeyRouter = router({
  list: manage.input(z.strictObject({}).prefault({})).query(({ ctx }) => ctx.run(listApiKeys, {})),
  create: issue.input(CreateApiKeyInput).mutation(({ ctx, input }) => ctx.run(createApiKey, input)),
  rotate: issue.input(RotateApiKeyInput).mutation(({ ctx, input }) => ctx.run(rotateApiKey, input)),
  update: manage
    .input(UpdateApiKeyInput)
    .mutation(({ ctx, input }) => ctx.run(updateApiKey, input)),
  revoke: manage
    .input(RevokeApiKeyInput)
    .mutation(({ ctx, input }) => ctx.run(revokeApiKey, input)),
});
