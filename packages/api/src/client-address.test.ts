import { describe, expect, test } from "vitest";
import {
  parseTrustedProxies,
  senderReader,
  toldAddress,
  vouchForAddressHeader,
} from "./client-address";

const forged = {
  "x-forwarded-for": "198.51.100.1, 198.51.100.2, 10.0.0.7",
  "x-forwarded-proto": "https",
  forwarded: "for=198.51.100.9;proto=https",
  "x-real-ip": "198.51.100.9",
  "x-marquee-client-address": "198.51.100.9",
};
const request = (remoteAddress: string, headers: Record<string, string> = forged) => ({
  headers,
  socket: { remoteAddress },
});

test("without trusted proxies no header changes where a request came from", () => {
  expect(senderReader(undefined)(request("203.0.113.5"))).toEqual({
    address: "203.0.113.5",
    scheme: "http",
    is_forwarded: false,
  });
});

describe.each([
  ["0", "10.0.0.1", "10.0.0.1", "http"],
  ["1", "10.0.0.1", "10.0.0.7", "https"],
  ["2", "10.0.0.1", "198.51.100.2", "https"],
  ["9", "10.0.0.1", "198.51.100.1", "https"],
  ["10.0.0.0/8", "10.0.0.1", "198.51.100.2", "https"],
  ["10.0.0.0/8", "203.0.113.5", "203.0.113.5", "http"],
  ["10.0.0.1", "10.0.0.1", "10.0.0.7", "https"],
  ["loopback, fd00::/8", "::ffff:127.0.0.1", "10.0.0.7", "https"],
  ["loopback, fd00::/8", "fd00::1", "10.0.0.7", "https"],
])("TRUST_PROXY=%s", (text, peer, address, scheme) => {
  test(`a request that ${peer} passes on came from ${address} by ${scheme}`, () => {
    expect(senderReader(parseTrustedProxies(text))(request(peer))).toMatchObject({
      address,
      scheme,
    });
  });
});

test("a trusted proxy that tells no address, or none that is one, is itself where it came from", () => {
  const reader = senderReader({ hops: 1 });
  expect(reader(request("10.0.0.1", {})).address).toBe("10.0.0.1");
  expect(reader(request("10.0.0.1", { "x-forwarded-for": "nowhere" })).address).toBe("10.0.0.1");
});

test.each(["-1", "33", "10.0.0.0/33", "films.example", "10.0.0.1,", "true"])(
  "%j is nothing to trust",
  (text) => expect(parseTrustedProxies(text)).toBeUndefined(),
);

test("where no socket can be seen, only our own server's word counts, or a trusted proxy's", () => {
  expect(toldAddress(forged, undefined)).toBeUndefined();
  expect(toldAddress(forged, { hops: 1 })).toBe("10.0.0.7");
  vouchForAddressHeader();
  expect(toldAddress(forged, undefined)).toBe("198.51.100.9");
});
