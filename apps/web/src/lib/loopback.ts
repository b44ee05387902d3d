import { hostOf, isLoopback } from "@marquee/schemas/loopback";

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
  if (!isLoopback(hostOf(own)) || own.protocol !== "http:") return undefined;
  if (hostHeader === undefined || !URL.canParse(`http://${hostHeader}`)) return undefined;
  const asked = new URL(`http://${hostHeader}`);
  const isAlias = isLoopback(hostOf(asked)) && asked.hostname !== own.hostname;
  return isAlias && asked.port === own.port ? `${own.origin}${target}` : undefined;
}
