import { createPublicKey } from "node:crypto";
import { encode, type ForgeryMaker, publicPem } from "./forgery-maker";

/** One bad token: what is wrong with it, and how it is made. */
export type Forgery = [string, (maker: ForgeryMaker) => string | Promise<string>];

const now = () => Math.floor(Date.now() / 1000);
const unknownId = "0193f7e0-0000-7000-8000-000000000000";

const unsigned = ["none", "None", "NONE", "nOnE", "none ", "", null, undefined].map(
  (alg): Forgery => [
    `of the algorithm ${JSON.stringify(alg)}, without a signature`,
    ({ header, claims }) => `${encode({ ...header, alg })}.${encode(claims())}.`,
  ],
);

const algorithms: Forgery[] = [
  ["of none, with our signature", ({ signed }) => signed({}, { alg: "none" })],
  ["of two algorithms", ({ signed }) => signed({}, { alg: ["none", "EdDSA"] })],
  ["of an algorithm by its other name", ({ signed }) => signed({}, { alg: "Ed25519" })],
  ["of RS256", ({ signed }) => signed({}, { alg: "RS256" })],
  ["of ES256", ({ signed }) => signed({}, { alg: "ES256" })],
  ["with the public key as JSON for a secret", ({ confused }) => confused(JSON.stringify)],
  ["with the public key's text for a secret", ({ confused }) => confused(({ x = "" }) => x)],
  [
    "with the public key's bytes for a secret",
    ({ confused }) => confused(({ x = "" }) => Buffer.from(x, "base64url")),
  ],
  ["with the public key as PEM for a secret", ({ confused }) => confused(publicPem)],
  [
    "with the public key as PEM of one line less for a secret",
    ({ confused }) => confused((jwk) => publicPem(jwk).trimEnd()),
  ],
  [
    "with the public key as DER for a secret",
    ({ confused }) =>
      confused((key) =>
        createPublicKey({ key, format: "jwk" }).export({ type: "spki", format: "der" }),
      ),
  ],
  ["with nothing for a secret", ({ confused }) => confused(() => "")],
  ["with the kid for a secret", ({ confused, header }) => confused(() => String(header.kid))],
];

const kids = [
  undefined,
  null,
  "",
  0,
  [],
  {},
  true,
  "../../../../../../dev/null",
  "/proc/self/environ",
  "' OR '1'='1",
  "x' UNION SELECT 'AAAA' --",
  "'; DROP TABLE token_keys; --",
  "__proto__",
  "constructor",
  "http://films.example/key.json",
  "k".repeat(3_000),
].map(
  (kid): Forgery => [
    `of the kid ${String(JSON.stringify(kid)).slice(0, 40)}`,
    ({ signed }) => signed({}, { kid }),
  ],
);

const headers: Forgery[] = [
  ["of a list of kids", ({ signed, header }) => signed({}, { kid: [header.kid] })],
  ["of another live key's kid", ({ signed, next_kid }) => signed({}, { kid: next_kid })],
  [
    "of a kid in capitals",
    ({ signed, header: { kid } }) => signed({}, { kid: String(kid).toUpperCase() }),
  ],
  [
    "signed by a stranger under our kid",
    ({ sealed, header, claims, foreign }) => sealed(header, claims(), foreign.privateKey),
  ],
  [
    "that brings its own key",
    ({ sealed, header, claims, foreign: { jwk, privateKey } }) =>
      sealed({ ...header, jwk }, claims(), privateKey),
  ],
  [
    "that brings its own key and no kid",
    ({ sealed, header, claims, foreign: { jwk, privateKey } }) =>
      sealed({ ...header, kid: undefined, jwk }, claims(), privateKey),
  ],
  ["that names where its keys are", ({ signed }) => signed({}, { jku: "http://127.0.0.1:9/jwks" })],
  ["that names a certificate", ({ signed }) => signed({}, { x5u: "http://127.0.0.1:9/x.pem" })],
  ["that brings a certificate", ({ signed }) => signed({}, { x5c: ["MIIB"] })],
  ["with an extension that must be understood", ({ signed }) => signed({}, { crit: ["x"], x: 1 })],
  ["that calls a claim critical", ({ signed }) => signed({}, { crit: ["exp"] })],
  ["with nothing critical", ({ signed }) => signed({}, { crit: [] })],
  ["that is not encoded", ({ signed }) => signed({}, { crit: ["b64"], b64: false })],
  ["that is compressed", ({ signed }) => signed({}, { zip: "DEF" })],
  ...["JWT", "jwt", "AT+JWT", "dpop+jwt", "logout+jwt", "", null, undefined, ["at+jwt"]].map(
    (typ): Forgery => [`of the type ${JSON.stringify(typ)}`, ({ signed }) => signed({}, { typ })],
  ),
];

const wrongClaims: Record<string, readonly unknown[]> = {
  iss: [
    undefined,
    null,
    "http://films.example",
    "http://127.0.0.1:3000/",
    ["http://127.0.0.1:3000"],
  ],
  aud: [undefined, null, [], "http://127.0.0.1:3000", ["http://127.0.0.1:3000/api"], "*"],
  sub: [undefined, null, "", "admin", 1, [], {}, unknownId, "' OR '1'='1"],
  kind: [undefined, "api_key", "system", "admin"],
  jti: [undefined, null, "", "x", 1, [unknownId]],
  exp: [undefined, null, "", "9999999999", true, [], now() - 1, 0, -1, now() + 600.5, 1e21, 9e15],
  iat: [undefined, null, "now", now() + 600, now() - 100_000, -1, 0],
  nbf: [now() + 600, "tomorrow", null],
  highest_role: [undefined, null, "owner", "ADMIN", ["admin"]],
  session_version: [undefined, null, 0, 2, "1"],
  sid: [null, "", "x", 1, [unknownId], unknownId, unknownId.toUpperCase()],
};
const claims = Object.entries(wrongClaims).flatMap(([name, values]) =>
  values.map(
    (value): Forgery => [
      `whose ${name} is ${JSON.stringify(value)}`,
      ({ signed }) => signed({ [name]: value }),
    ],
  ),
);

/** A good token with its parts changed. */
const reshaped = (change: (parts: [string, string, string], maker: ForgeryMaker) => string) => {
  return async (maker: ForgeryMaker) => {
    const [header = "", payload = "", signature = ""] = (await maker.signed()).split(".");
    return change([header, payload, signature], maker);
  };
};

const shapes: Forgery[] = [
  [
    "whose role was raised afterwards",
    reshaped(
      ([h, , s], { claims }) => `${h}.${encode({ ...claims(), highest_role: "admin" })}.${s}`,
    ),
  ],
  [
    "with another's signature",
    async ({ signed }) => {
      const [one, other] = [await signed(), await signed()];
      return [...one.split(".").slice(0, 2), other.split(".")[2]].join(".");
    },
  ],
  ["with one bit of its signature changed", reshaped(([h, p, s]) => `${h}.${p}.${flipped(s)}`)],
  ["with the spare bits of its signature set", reshaped(([h, p, s]) => `${h}.${p}.${respelt(s)}`)],
  ["with half its signature", reshaped(([h, p, s]) => `${h}.${p}.${s.slice(0, 43)}`)],
  ["with a signature of zeros", reshaped(([h, p]) => `${h}.${p}.${"A".repeat(86)}`)],
  ["with no signature", reshaped(([h, p]) => `${h}.${p}.`)],
  ["of two parts", reshaped(([h, p]) => `${h}.${p}`)],
  ["of one part", reshaped(([h]) => h)],
  ["with a dot too many", reshaped(([h, p, s]) => `${h}.${p}.${s}.`)],
  ["with a dot before", reshaped(([h, p, s]) => `.${h}.${p}.${s}`)],
  ["with padding", reshaped(([h, p, s]) => `${h}.${p}.${s}==`)],
  ["with a space inside", reshaped(([h, p, s]) => `${h}. ${p}.${s}`)],
  ["in quotes", reshaped((parts) => `"${parts.join(".")}"`)],
  ["with percent signs that mean nothing", reshaped((parts) => `${parts.join(".")}%E0%A4%A`)],
  ["with its dots percent-encoded", reshaped((parts) => parts.join("%2E"))],
  ["twice over", reshaped((parts) => `${parts.join(".")}, Bearer ${parts.join(".")}`)],
  ["that is encrypted", ({ encrypted }) => encrypted()],
  ["that is encrypted to nobody", () => `${encode({ alg: "dir", enc: "A256GCM" })}....`],
  ["of 100 KB", reshaped(([h, p, s]) => `${h}.${p}${"A".repeat(100_000)}.${s}`)],
  ["of 9 KB, well signed", ({ signed }) => signed({ note: "x".repeat(6_500) })],
  ["whose claims are a list", ({ sealed, header }) => sealed(header, [])],
  ["whose claims are null", ({ sealed, header }) => sealed(header, "null")],
  ["whose claims are no JSON", ({ sealed, header }) => sealed(header, "{")],
  ["whose claims are nothing", ({ sealed, header }) => sealed(header, "")],
  ["whose header is no JSON", ({ sealed, claims }) => sealed("EdDSA", claims())],
  ["whose header is a list", ({ sealed, claims }) => sealed([], claims())],
  [
    "whose last issuer counts, which is another",
    ({ sealed, header, claims }) =>
      sealed(header, JSON.stringify(claims()).replace(/}$/, ',"iss":"http://films.example"}')),
  ],
  ["that is only a word", () => "token"],
  ["that is only dots", () => ".."],
];

function flipped(signature: string): string {
  const bytes = Buffer.from(signature, "base64url");
  bytes[5] = (bytes[5] ?? 0) ^ 1;
  return bytes.toString("base64url");
}

/** The same bytes: 86 characters hold four bits more than 64 bytes do. */
function respelt(signature: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return signature.slice(0, -1) + alphabet[alphabet.indexOf(signature.at(-1) ?? "A") | 1];
}

export const forgeries: readonly Forgery[] = [
  ...unsigned,
  ...algorithms,
  ...kids,
  ...headers,
  ...claims,
  ...shapes,
];
