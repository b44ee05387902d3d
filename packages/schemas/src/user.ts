import { z } from "zod";
import { roles } from "./actor";
import { PageInput } from "./movie-record";
import { mustBe } from "./must-be";
import { NewPassword } from "./password";
import { plainText } from "./plain-text";
import { RateLimit } from "./rate-limit";

const trueOrFalse = z.boolean({ error: mustBe("true or false") });
const Role = z.enum(roles, { error: mustBe(`one of ${roles.join(", ")}`) });
const Time = z.iso.datetime({ precision: 3 });

export const UserId = z.guid({ error: mustBe("a UUID") }).toLowerCase();

/** The name by which someone signs in; two that differ in case or spacing alone are the same. */
export const UserName = plainText({ min: 1, max: 100 });

/** Someone who may sign in, as administrators see them. */
export const User = z.strictObject({
  id: UserId,
  user: z.string(),
  role: z.enum(roles),
  disabled: z.boolean(),
  has_password: z.boolean(),
  /** A one-time link to set a password is out and still good. */
  is_invited: z.boolean(),
  is_totp_enrolled: z.boolean(),
  is_totp_required: z.boolean(),
  rate_limit: z.int().nullable(),
  /** At how many external issuers they are known. */
  identity_count: z.int(),
  created_at: Time,
  last_sign_in_at: Time.nullable(),
  /** Of a signed-in browser, to a few minutes. */
  last_seen_at: Time.nullable(),
});
export type User = z.infer<typeof User>;

/** A one-time link by which someone sets a password. It is shown this once. */
export const Invitation = z.strictObject({ url: z.string(), expires_at: Time });
export type Invitation = z.infer<typeof Invitation>;

export const ListUsersInput = PageInput;
export type ListUsersInput = z.infer<typeof ListUsersInput>;

/** One page of users by name; `next_cursor` is null on the last. */
export const UserPage = z.strictObject({
  users: z.array(User),
  next_cursor: z.string().nullable(),
});
export type UserPage = z.infer<typeof UserPage>;

/** Without a password they are given a one-time link. */
export const CreateUserInput = z.strictObject({
  user: UserName,
  role: Role,
  password: NewPassword.optional(),
});
export type CreateUserInput = z.infer<typeof CreateUserInput>;

export const CreatedUser = z.strictObject({ ...User.shape, invitation: Invitation.nullable() });
export type CreatedUser = z.infer<typeof CreatedUser>;

/** What is given is changed. */
export const UpdateUserInput = z
  .strictObject({
    id: UserId,
    role: Role.optional(),
    disabled: trueOrFalse.optional(),
    password: NewPassword.optional(),
    is_totp_required: trueOrFalse.optional(),
    rate_limit: RateLimit.optional(),
  })
  .refine((input) => Object.keys(input).length > 1, {
    error: "must name at least one field to change",
    params: { code: "empty" },
    when: ({ issues }) => issues.length === 0,
  });
export type UpdateUserInput = z.infer<typeof UpdateUserInput>;

export const UserIdInput = z.strictObject({ id: UserId });
export type UserIdInput = z.infer<typeof UserIdInput>;
