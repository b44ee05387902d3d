/** Whether a host name or IP address (without port or brackets) means this machine alone. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The origin of an http(s) address that has nothing else, in its normal form; else undefined. */
export function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isHttp = url.protocol === "http:" || url.protocol === "https:";
  return isHttp && url.href === `${url.origin}/` ? url.origin : undefined;
}

/**
 * Where a page asked for under another name of this machine is to be had: `localhost:3000` for
 * `127.0.0.1:3000`. A browser keeps cookies by name, so people would be signed in under one and not
 * under the other. Undefined unless the public address is a loopback one and `hostHeader` another
 * loopback name with the same port.
 */
export function aliasRedirect(
  publicUrl: string,
  hostHeader: string | undefined,
  target: string,
): string | undefined {
  const own = new URL(publicUrl);
  if (!isLoopback(bare(own.hostname)) || own.protocol !== "http:") return undefined;
  if (hostHeader === undefined || !URL.canParse(`http://${hostHeader}`)) return undefined;
  const asked = new URL(`http://${hostHeader}`);
  const isAlias = isLoopback(bare(asked.hostname)) && asked.hostname !== own.hostname;
  return isAlias && asked.port === own.port ? `${own.origin}${target}` : undefined;
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "");
}
