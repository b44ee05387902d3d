import type { Role } from "@marquee/schemas/actor";
import { expect } from "@playwright/test";
import { administrator, baseUrl } from "./server-address";

/** Adds someone, as a program would. */
export async function addUser(user: { user: string; password: string }, role: Role): Promise<void> {
  const headers = { Authorization: `Bearer ${await accessToken()}` };
  await post("/api/trpc/user.create", { ...user, role }, headers);
}

/** An access token of the administrator. */
export async function accessToken(): Promise<string> {
  const { access_token } = await post("/api/token", administrator);
  return access_token;
}

async function post(path: string, body: object, headers = {}) {
  const response = await fetch(`${baseUrl}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  expect(response.ok, path).toBe(true);
  return response.json();
}
