import {
  ApiKey,
  CreateApiKeyInput,
  IssuedApiKey,
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

const list = procedure("api_key.manage", {
  summary: "The API keys there are",
  output: z.array(ApiKey),
});
const create = procedure("api_key.manage", {
  summary: "Make an API key; its secret is told this once",
  output: IssuedApiKey,
  refusals: ["too_many_api_keys"],
  has_secret: true,
});
const rotate = procedure("api_key.manage", {
  summary: "A new secret for an API key; the old one works for some hours more",
  output: IssuedApiKey,
  refusals: ["api_key_not_found"],
  has_secret: true,
});
const update = procedure("api_key.manage", {
  summary: "Change the name or the limit of an API key",
  output: ApiKey,
  refusals: ["api_key_not_found"],
});
const revoke = procedure("api_key.manage", {
  summary: "End an API key and its tokens",
  output: z.strictObject({ id: z.guid() }),
  refusals: ["api_key_not_found"],
});

export const apiKeyRouter = router({
  list: list.input(z.strictObject({}).prefault({})).query(({ ctx }) => ctx.run(listApiKeys, {})),
  create: create
    .input(CreateApiKeyInput)
    .mutation(({ ctx, input }) => ctx.run(createApiKey, input)),
  rotate: rotate
    .input(RotateApiKeyInput)
    .mutation(({ ctx, input }) => ctx.run(rotateApiKey, input)),
  update: update
    .input(UpdateApiKeyInput)
    .mutation(({ ctx, input }) => ctx.run(updateApiKey, input)),
  revoke: revoke
    .input(RevokeApiKeyInput)
    .mutation(({ ctx, input }) => ctx.run(revokeApiKey, input)),
});
