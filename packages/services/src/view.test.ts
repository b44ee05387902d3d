import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import type { Role } from "@marquee/schemas/actor";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { type CountedView, CreateViewInput, UpdateViewInput } from "@marquee/schemas/view";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ServiceContext } from "./context";
import { loadMovies } from "./movie-load";
import { inTransaction } from "./run-transaction";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";
import { createView, deleteView, listViews, updateView } from "./view";

let fixture: ServiceFixture;
let ada: ServiceContext;
let bob: ServiceContext;
let eve: ServiceContext;

beforeAll(async () => {
  fixture = await createServiceFixture();
  const movies = [
    aMovie({ genre: "Horror" }),
    aMovie({ genre: "Horror" }),
    aMovie({ genre: "War" }),
  ];
  await loadMovies(fixture.as("editor"), { movies, what: "films" });
  [ada, bob, eve] = [
    await person("ada", "editor"),
    await person("bob", "editor"),
    await person("eve", "viewer"),
  ];
});
afterAll(() => fixture.close());
beforeEach(async () => {
  await fixture.db.prisma.view.deleteMany();
});

async function person(name: string, role: Role): Promise<ServiceContext> {
  const id = newId();
  await fixture.db.prisma.user.create({ data: { id, name, role } });
  return { ...fixture.as(role), actor: { kind: "user", id, name, role } };
}

const made = (ctx: ServiceContext, input: object) => createView(ctx, CreateViewInput.parse(input));
const change = (ctx: ServiceContext, id: string, set: object) =>
  updateView(ctx, UpdateViewInput.parse({ id, set }));
const named = async (ctx: ServiceContext) =>
  (await listViews(ctx, { has_counts: false })).map(({ name }) => name);

test("a view is kept as it was made, and shown with how many films it has", async () => {
  const view = await made(ada, {
    name: "  Horror, soon gone ",
    query: "genre:horror expires<=9000d",
    sort: "-expiry_date,title",
    columns: ["updated_at", "title", "expiry_date"],
  });
  expect(view).toMatchObject({
    name: "Horror, soon gone",
    query: "genre:horror expires<=9000d",
    sort: "-expiry_date,title",
    columns: ["updated_at", "title", "expiry_date"],
    is_shared: false,
    is_mine: true,
    owner: "ada",
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  });
  expect(await listViews(ada, { has_counts: true })).toEqual([
    { ...view, count: { count: 2, kind: "exact" } },
  ]);
});

test("a view that is refused leaves the transaction that it was part of as it was", async () => {
  await inTransaction(ada, ada.db.limits.ordinary, async (as) => {
    await made(as, { name: "Kept" });
    await expect(made(as, { name: "kept" })).rejects.toMatchObject({ code: "duplicate_view" });
  });
  expect(await named(ada)).toEqual(["Kept"]);
});

test("a view of all films needs only a name", async () => {
  await made(ada, { name: "All" });
  const [view] = (await listViews(ada, { has_counts: true })) as CountedView[];
  expect(view).toMatchObject({ query: "", sort: null, count: { count: 3, kind: "exact" } });
});

test("one sees one's own views first, then those that are shared, and nobody else's", async () => {
  await made(ada, { name: "b of ada" });
  await made(ada, { name: "A of ada", is_shared: true });
  await made(bob, { name: "c of bob", is_shared: true });
  await made(bob, { name: "d of bob" });
  expect(await named(ada)).toEqual(["A of ada", "b of ada", "c of bob"]);
  expect(await named(eve)).toEqual(["A of ada", "c of bob"]);
});

test("a name is one's own once, whatever its case", async () => {
  const first = await made(ada, { name: "Soon" });
  await made(bob, { name: "soon" });
  await expect(made(ada, { name: " SOON" })).rejects.toMatchObject({ code: "duplicate_view" });
  const second = await made(ada, { name: "Later" });
  await expect(change(ada, second.id, { name: "soon" })).rejects.toMatchObject({
    code: "duplicate_view",
  });
  expect(await change(ada, first.id, { name: "SOON" })).toMatchObject({ name: "SOON" });
});

test("only what is given is changed", async () => {
  const view = await made(ada, { name: "Wars", query: "genre:war", sort: "title" });
  const changed = await change(ada, view.id, { sort: null, is_shared: true });
  expect(changed).toEqual({
    ...view,
    sort: null,
    is_shared: true,
    updated_at: changed.updated_at,
  });
});

test("a shared view is changed by those who may share, a view of someone alone by nobody else", async () => {
  const alone = await made(ada, { name: "Alone" });
  const shared = await made(ada, { name: "Shared", is_shared: true });
  expect(await change(bob, shared.id, { query: "year>2000" })).toMatchObject({
    query: "year>2000",
    owner: "ada",
    is_mine: false,
  });
  await expect(change(eve, shared.id, { name: "x" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(deleteView(eve, { id: shared.id })).rejects.toMatchObject({ code: "forbidden" });
  for (const use of [
    () => change(bob, alone.id, { name: "x" }),
    () => deleteView(bob, { id: alone.id }),
    () => deleteView(ada, { id: newId() }),
  ]) {
    await expect(use()).rejects.toMatchObject({ code: "view_not_found" });
  }
  await deleteView(bob, { id: shared.id });
  expect(await named(ada)).toEqual(["Alone"]);
});

test("a viewer keeps views, and shares none", async () => {
  const view = await made(eve, { name: "Mine" });
  await expect(made(eve, { name: "Ours", is_shared: true })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(change(eve, view.id, { is_shared: true })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("who is no person keeps no view, and sees the shared ones", async () => {
  await made(ada, { name: "Shared", is_shared: true });
  const program: ServiceContext = {
    ...ada,
    actor: { kind: "api_key", id: newId(), name: "importer", role: "editor" },
  };
  expect(await named(program)).toEqual(["Shared"]);
  await expect(made(program, { name: "x" })).rejects.toMatchObject({ code: "forbidden" });
});

test("a view whose query means nothing any more is shown without a count", async () => {
  const view = await made(ada, { name: "Old" });
  await fixture.db.prisma.$executeRaw(
    Prisma.sql`UPDATE views SET query = 'no_field:lynch', columns = '{no_field,title}' WHERE id = ${view.id}::uuid`,
  );
  const [shown] = await listViews(ada, { has_counts: true });
  expect(shown).toMatchObject({ query: "no_field:lynch", columns: ["title"], count: null });
});

test("there is a most of views that one keeps", async () => {
  const id = ada.actor.kind === "user" ? ada.actor.id : "";
  await fixture.db.prisma.$executeRaw(Prisma.sql`
    INSERT INTO views (id, owner_id, name, query, columns)
    SELECT gen_random_uuid(), ${id}::uuid, 'View ' || at, '', '{title}' FROM generate_series(1, 199) AS at`);
  await made(ada, { name: "The last" });
  await expect(made(ada, { name: "One too many" })).rejects.toMatchObject({
    code: "too_many_views",
  });
});
