import { newId } from "@marquee/db/id";
import { whileFull } from "@marquee/services/full-table-fixture";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiFixture, createApiFixture } from "./api-fixture";
import { type Operator, openOperator } from "./operator";

let fixture: ApiFixture;
let operator: Operator;
beforeAll(async () => {
  fixture = await createApiFixture();
  operator = await openOperator(fixture.config);
});
afterAll(async () => {
  await operator.close();
  await fixture.close();
});

test("a second factor is taken away together with the link that is given, or not at all", async () => {
  const { user: users, securityEvent: events } = fixture.db.prisma;
  const enrolled = { totp_secret: "of an authenticator", totp_confirmed_at: new Date() };
  const { id } = await users.create({
    data: { id: newId(), name: "Grace", role: "viewer", ...enrolled },
  });
  const seen = async () => ({
    ...(await users.findUniqueOrThrow({ where: { id }, select: { totp_secret: true } })),
    events: (await events.findMany({ where: { subject_id: id }, orderBy: { id: "asc" } })).map(
      ({ kind }) => kind,
    ),
  });
  const reset = () => operator.resetUser("grace", { removes_totp: true });
  await whileFull(fixture.db, "invitations", () => expect(reset()).rejects.toThrow());
  expect(await seen()).toEqual({ totp_secret: "of an authenticator", events: [] });
  expect(await reset()).toMatchObject({ url: expect.stringContaining("/join#") });
  expect(await seen()).toEqual({ totp_secret: null, events: ["totp_removed", "user_invited"] });
});
