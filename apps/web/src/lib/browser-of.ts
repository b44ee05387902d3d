import { clientAddressHeader } from "@marquee/api/client-address";

/** What is known of the browser that sent a request, by its headers as the server passed them on. */
export function browserOf(headers: Record<string, unknown> | undefined): {
  address: string | undefined;
  user_agent: string | undefined;
} {
  return {
    address: text(headers?.[clientAddressHeader]),
    user_agent: text(headers?.["user-agent"]),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
