/** A URL, as far as it is looked at here. */
type Address = { protocol: string; hostname: string };

const loopbackV4 = /^127(\.(0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])){3}$/;

/** Whether a host name or IP address (without port or brackets) means this machine alone. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || loopbackV4.test(host);
}

/** The host of a URL, without the brackets around an IPv6 address. */
export function hostOf({ hostname }: Pick<Address, "hostname">): string {
  return hostname.replace(/^\[|\]$/g, "");
}

/** Whether nobody on the way can change what this address answers: https, or http on this machine. */
export function isProtected(url: Address): boolean {
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(hostOf(url)));
}
