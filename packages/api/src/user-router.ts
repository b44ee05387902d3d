import {
  CreateUserInput,
  ListUsersInput,
  UpdateUserInput,
  UserIdInput,
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

const manage = procedure("user.manage");
const manageSecretly = procedure("user.manage", { answers_secret: true });

export const userRouter = router({
  list: manage
    .input(ListUsersInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(listUsers, input)),
  create: manageSecretly
    .input(CreateUserInput)
    .mutation(({ ctx, input }) => ctx.run(createUser, input)),
  update: manageSecretly
    .input(UpdateUserInput)
    .mutation(({ ctx, input }) => ctx.run(updateUser, input)),
  invite: manageSecretly
    .input(UserIdInput)
    .mutation(({ ctx, input }) => ctx.run(inviteUser, input)),
  signOut: manage.input(UserIdInput).mutation(({ ctx, input }) => ctx.run(signOutUser, input)),
  removeTotp: manage
    .input(UserIdInput)
    .mutation(({ ctx, input }) => ctx.run(removeUserTotp, input)),
});
