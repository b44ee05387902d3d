import {
  answerOnce,
  isKept,
  type KeyedRequest,
  type WireAnswer,
} from "@marquee/services/idempotency";
import { problemAnswer, tellable } from "./problem";
import type { RestCall, RestRoute } from "./rest-route";
import { wireAnswer } from "./send-answer";

/** Answers a write that has an `Idempotency-Key`: the first time by its route, afterwards as then. */
export function answerKeyedRoute(
  route: RestRoute,
  call: RestCall,
  request: KeyedRequest,
): Promise<WireAnswer> {
  return answerOnce(call.ctx, request, async (ctx) => {
    try {
      const answer = await route.answer({ ...call, ctx });
      if (answer === "streamed") throw new Error("A keyed write has to answer whole");
      return wireAnswer(answer);
    } catch (error) {
      const told = tellable(error);
      if (!isKept(told.status)) throw error;
      return wireAnswer(problemAnswer(told, call.incoming, ctx.request_id), problemType);
    }
  });
}

const problemType = "application/problem+json";
