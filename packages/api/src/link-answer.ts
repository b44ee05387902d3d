import { ReadLinkInput, RedeemLinkInput } from "@marquee/schemas/one-time-link";
import { invalidInput } from "@marquee/schemas/service-error";
import type { AccessContext } from "@marquee/services/context";
import { readLink, redeemLink } from "@marquee/services/one-time-link";
import type { z } from "zod";
import type { Answer } from "./answer";
import { logFailure } from "./log";
import { problemAnswer, tellable } from "./problem";

/**
 * Answers whoever holds a one-time link: with its token alone whose it is; with a password besides, that
 * it is set. Refusals are problems as REST tells them, that of `enter` included, which lets them in.
 */
export async function answerLink(
  enter: () => Promise<AccessContext>,
  body: unknown,
  request_id: string,
): Promise<Answer> {
  try {
    const ctx = await enter();
    const isSetting = typeof body === "object" && body !== null && "password" in body;
    const answer = isSetting
      ? await redeemLink(ctx, parsed(RedeemLinkInput, body))
      : await readLink(ctx, parsed(ReadLinkInput, body).token);
    return { status: 200, body: answer };
  } catch (error) {
    const told = tellable(error);
    logFailure(request_id, told);
    return problemAnswer(told, { headers: {} }, request_id);
  }
}

function parsed<Input>(schema: z.ZodType<Input>, body: unknown): Input {
  const result = schema.safeParse(body);
  if (!result.success) throw invalidInput(result.error);
  return result.data;
}
