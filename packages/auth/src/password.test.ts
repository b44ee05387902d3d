import { expect, test } from "vitest";
import { hashPassword, isPassword } from "./password";

const password = "correct horse battery";

test("a password is kept as argon2id and known again, composed or decomposed", async () => {
  const hash = await hashPassword("mañana, mañana, mañana");
  expect(hash).toMatch(/^\$argon2id\$/);
  expect(await isPassword("man\u0303ana, man\u0303ana, man\u0303ana", hash)).toBe(true);
});

test("a wrong password is refused, however long", async () => {
  const hash = await hashPassword(password);
  for (const wrong of ["wrong", "", `${password} `, "x".repeat(100_000)]) {
    expect(await isPassword(wrong, hash)).toBe(false);
  }
});

test("an unknown user has no password, not even the one unknown users are compared with", async () => {
  expect(await isPassword("nobody has this password", null)).toBe(false);
});
