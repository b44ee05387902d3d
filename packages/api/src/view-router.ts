import {
  CreateViewInput,
  DeleteViewInput,
  ListViewsInput,
  UpdateViewInput,
} from "@marquee/schemas/view";
import { createView, deleteView, listViews, updateView } from "@marquee/services/view";
import { procedure, router } from "./trpc";

const write = procedure("view.write");

export const viewRouter = router({
  list: procedure("view.read")
    .input(ListViewsInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(listViews, input)),
  create: write.input(CreateViewInput).mutation(({ ctx, input }) => ctx.run(createView, input)),
  update: write.input(UpdateViewInput).mutation(({ ctx, input }) => ctx.run(updateView, input)),
  delete: write.input(DeleteViewInput).mutation(({ ctx, input }) => ctx.run(deleteView, input)),
});
