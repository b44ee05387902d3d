import {
  CountedView,
  CreateViewInput,
  DeleteViewInput,
  ListViewsInput,
  UpdateViewInput,
  View,
} from "@marquee/schemas/view";
import { createView, deleteView, listViews, updateView } from "@marquee/services/view";
import { z } from "zod";
import { procedure, router } from "./trpc";

const list = procedure("view.read", {
  summary: "One's own views and those that are shared, with how many films they show",
  output: z.array(z.union([CountedView, View])),
});
const create = procedure("view.write", {
  summary: "Keep a query under a name",
  output: View,
  refusals: ["duplicate_view", "too_many_views"],
});
const update = procedure("view.write", {
  summary: "Change a view",
  output: View,
  refusals: ["view_not_found", "duplicate_view"],
});
const remove = procedure("view.write", {
  summary: "Forget a view",
  output: DeleteViewInput,
  refusals: ["view_not_found"],
});

export const viewRouter = router({
  list: list
    .input(ListViewsInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(listViews, input)),
  create: create.input(CreateViewInput).mutation(({ ctx, input }) => ctx.run(createView, input)),
  update: update.input(UpdateViewInput).mutation(({ ctx, input }) => ctx.run(updateView, input)),
  delete: remove.input(DeleteViewInput).mutation(({ ctx, input }) => ctx.run(deleteView, input)),
});
