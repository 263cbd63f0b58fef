import { createHash, createPrivateKey, sign } from 'node:crypto';
import { ECDSA_SHA256 } from './certificate.ts';
import { integer, membersOf, octets, oid, readDer, sequence, setOf, tagged } from './der.ts';

const DATA = '1.2.840.113549.1.7.1';
const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'));

/**
 * A detached signature over these bytes (CMS SignedData, RFC 5652) with the attributes that PAdES asks for: what was
 * signed, and by which certificate (RFC 5035). The moment stands in the PDF, not here.
 *
 * @param key.certificate DER, base64; `privateKey` PKCS#8, base64
 */
export function signDetached(
  bytes: readonly Uint8Array[],
  key: { certificate: string; privateKey: string },
): Buffer {
  const certificate = Buffer.from(key.certificate, 'base64');
  const body = membersOf(
    readDer(membersOf(readDer(certificate).content)[0]?.whole ?? Buffer.alloc(0)).content,
  );
  // version, serial, algorithm, issuer: the first is tagged and there.
  const [, serial, , issuer] = body;
  if (!serial || !issuer) throw new Error('The certificate cannot be read');
  const attributes = [
    sequence(oid('1.2.840.113549.1.9.3'), setOf(oid(DATA))),
    sequence(oid('1.2.840.113549.1.9.4'), setOf(octets(hashOf(...bytes)))),
    sequence(
      oid('1.2.840.113549.1.9.16.2.47'),
      setOf(sequence(sequence(sequence(octets(hashOf(certificate)))))),
    ),
  ];
  const signed = setOf(...attributes);
  const privateKey = createPrivateKey({
    key: Buffer.from(key.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const sorted = readDer(signed).content;
  const signer = sequence(
    integer(Buffer.from([1])),
    sequence(issuer.whole, serial.whole),
    SHA256,
    tagged(0, sorted),
    ECDSA_SHA256,
    octets(sign('sha256', signed, privateKey)),
  );
  const signedData = sequence(
    integer(Buffer.from([1])),
    setOf(SHA256),
    sequence(oid(DATA)),
    tagged(0, certificate),
    setOf(signer),
  );
  return sequence(oid('1.2.840.113549.1.7.2'), tagged(0, signedData));
}

const hashOf = (...bytes: readonly Uint8Array[]) => {
  const hash = createHash('sha256');
  for (const part of bytes) hash.update(part);
  return hash.digest();
};
