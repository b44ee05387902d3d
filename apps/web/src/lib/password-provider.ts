import "server-only";
import type { App } from "@marquee/api/app";
import { isServiceError } from "@marquee/schemas/service-error";
import { cookies } from "next/headers";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { authCookie } from "./auth-cookies";
import { browserOf } from "./browser-of";
import { throttledText } from "./throttled-sign-in";

const Credentials = z.object({
  user: z.string(),
  password: z.string(),
  otp: z.string().optional(),
});
type Credentials = z.infer<typeof Credentials>;

/** Signing in with a user and a password, and the code of a second factor where there is one. */
export function passwordProvider(app: App) {
  return CredentialsProvider({
    credentials: { user: {}, password: { type: "password" }, otp: {} },
    authorize: async (given, request) => {
      const credentials = Credentials.safeParse(given);
      if (!credentials.success) return null;
      const answer = await signIn(app, credentials.data, browserOf(request.headers));
      // next-auth tells the browser the message of what is thrown here.
      if (answer.result === "code_required") throw new Error(answer.result);
      if (answer.result === "refused") return null;
      await rememberDevice(app, answer.token);
      return { id: answer.token };
    },
  });
}

async function signIn(
  app: App,
  credentials: Credentials,
  browser: ReturnType<typeof browserOf>,
): ReturnType<App["signIn"]> {
  const device = (await cookies()).get(app.device_cookie_name)?.value;
  try {
    return await app.signIn(credentials, { ...browser, device });
  } catch (error) {
    const seconds = isServiceError(error) ? error.details.retry_after : undefined;
    throw seconds === undefined ? error : new Error(throttledText(seconds));
  }
}

async function rememberDevice(app: App, token: string): Promise<void> {
  const device = await app.rememberDevice(token);
  if (device === undefined) return;
  const { name, options } = authCookie(app.device_cookie_name);
  (await cookies()).set(name, device, { ...options, maxAge: app.device_ttl_s });
}
