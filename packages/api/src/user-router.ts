import {
  CreatedUser,
  CreateUserInput,
  Invitation,
  ListUsersInput,
  UpdateUserInput,
  User,
  UserIdInput,
  UserPage,
} from "@marquee/schemas/user";
import { listUsers } from "@marquee/services/user-read";
import {
  createUser,
  inviteUser,
  removeUserTotp,
  signOutUser,
  updateUser,
} from "@marquee/services/user-write";
import { procedure, router } from "./trpc";

const list = procedure("user.manage", {
  summary: "A page of users by name",
  output: UserPage,
});
const create = procedure("user.manage", {
  summary: "Add a user; without a password, with a one-time link to set one",
  output: CreatedUser,
  refusals: ["duplicate_user"],
  has_secret: true,
});
const update = procedure("user.manage", {
  summary: "Change a user's role, limit, password or second factor, disable or enable them",
  output: User,
  refusals: ["user_not_found", "last_administrator"],
  has_secret: true,
});
const invite = procedure("user.manage", {
  summary: "A new one-time link by which a user sets a password",
  output: Invitation,
  refusals: ["user_not_found"],
  has_secret: true,
});
const signOut = procedure("user.manage", {
  summary: "End all sessions and tokens of a user",
  output: User,
  refusals: ["user_not_found"],
});
const removeTotp = procedure("user.manage", {
  summary: "Take a lost second factor away from a user",
  output: User,
  refusals: ["user_not_found"],
});

export const userRouter = router({
  list: list
    .input(ListUsersInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(listUsers, input)),
  create: create.input(CreateUserInput).mutation(({ ctx, input }) => ctx.run(createUser, input)),
  update: update.input(UpdateUserInput).mutation(({ ctx, input }) => ctx.run(updateUser, input)),
  invite: invite.input(UserIdInput).mutation(({ ctx, input }) => ctx.run(inviteUser, input)),
  signOut: signOut.input(UserIdInput).mutation(({ ctx, input }) => ctx.run(signOutUser, input)),
  removeTotp: removeTotp
    .input(UserIdInput)
    .mutation(({ ctx, input }) => ctx.run(removeUserTotp, input)),
});
