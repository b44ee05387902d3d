import { asOperator, type Command } from "./command";

export const rotateKeys: Command = {
  words: "keys rotate",
  usage: "[--end-old]",
  summary:
    "Let the next key sign access tokens; --end-old ends all tokens of the keys before, which someone has seen",
  takes: 0,
  options: { "end-old": { type: "boolean", default: false } },
  run: asOperator(async (operator, { options }) => {
    const ends_old = options["end-old"] === true;
    const { kid } = await operator.rotateKeys({ ends_old });
    return ends_old
      ? `${kid} signs access tokens. The tokens of all keys before it end, on other instances within half a minute.`
      : `${kid} signs access tokens once it has been published for a minute. Those there are stay good.`;
  }),
};
