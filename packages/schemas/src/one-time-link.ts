import { z } from "zod";
import { mustBe } from "./must-be";
import { NewPassword } from "./password";

/** What stands after `#` in a one-time link. */
export const LinkToken = z.string({ error: mustBe("text") }).max(200);

export const ReadLinkInput = z.strictObject({ token: LinkToken });

export const RedeemLinkInput = z.strictObject({ token: LinkToken, password: NewPassword });
export type RedeemLinkInput = z.infer<typeof RedeemLinkInput>;

/** Who sets a password by a link: their name, and whether they had one before. */
export type LinkedUser = { user: string; has_password: boolean };
