import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** An authority of a test, and what it signs. */
export interface Authority {
  /** Its own certificate, as PEM. */
  readonly certificate: string;
  /** Certificate and key of a server of that name. */
  issue(host: string): { readonly cert: string; readonly key: string };
}

/** Makes an authority. Node.js reads certificates and writes none, so the few bytes of X.509 are put together here. */
export function makeAuthority(name: string): Authority {
  const own = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const basicConstraints = extension("551d13", der(0x30, der(0x01, Buffer.of(0xff))));
  return {
    certificate: certificate(name, own.publicKey, name, own.privateKey, basicConstraints),
    issue: (host) => {
      const server = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const alternativeName = extension("551d11", der(0x30, der(0x82, Buffer.from(host))));
      return {
        cert: certificate(host, server.publicKey, name, own.privateKey, alternativeName),
        key: server.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      };
    },
  };
}

const ECDSA_WITH_SHA256 = der(0x30, der(0x06, Buffer.from("2a8648ce3d040302", "hex")));
/** UTC, as YYMMDDhhmmssZ. */
const VALIDITY = der(0x30, der(0x17, Buffer.from("200101000000Z")), der(0x17, Buffer.from("491231235959Z")));

function certificate(subject: string, key: KeyObject, issuer: string, issuerKey: KeyObject, ext: Buffer): string {
  const toBeSigned = der(
    0x30,
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.concat([Buffer.of(1), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    nameOf(issuer),
    VALIDITY,
    nameOf(subject),
    key.export({ type: "spki", format: "der" }),
    der(0xa3, der(0x30, ext)),
  );
  const signature = der(0x03, Buffer.of(0), sign("sha256", toBeSigned, issuerKey));
  const body = der(0x30, toBeSigned, ECDSA_WITH_SHA256, signature).toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${body.replace(/.{1,64}/g, "$&\n")}-----END CERTIFICATE-----\n`;
}

function nameOf(text: string): Buffer {
  const commonName = der(0x06, Buffer.from("550403", "hex"));
  return der(0x30, der(0x31, der(0x30, commonName, der(0x0c, Buffer.from(text)))));
}

function extension(oid: string, content: Buffer): Buffer {
  return der(0x30, der(0x06, Buffer.from(oid, "hex")), der(0x04, content));
}

/** A value with its tag and length, as DER. */
function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}
