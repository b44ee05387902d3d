import { toldAddress } from "@marquee/api/client-address";
import { requestIdHeader, usableRequestId } from "@marquee/api/request-id";
import { getServerConfig } from "./config";

/** What is known of the browser that sent a request, by its headers as the server passed them on. */
export function browserOf(headers: Record<string, string> = {}): {
  request_id: string | undefined;
  address: string | undefined;
  user_agent: string | undefined;
} {
  return {
    request_id: usableRequestId(headers[requestIdHeader]),
    address: toldAddress(headers, getServerConfig().trust_proxy),
    user_agent: headers["user-agent"],
  };
}
