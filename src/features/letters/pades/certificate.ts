import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { bits, integer, octets, oid, sequence, setOf, tagged, truth, utcTime, utf8 } from './der.ts';

export interface MadeCertificate {
  /** DER, base64. */
  certificate: string;
  /** PKCS#8, base64. */
  privateKey: string;
  /** SHA-256 of the certificate, in hex. */
  fingerprint: string;
}

export const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
/** digitalSignature and nonRepudiation: the two first bits. */
const KEY_USAGE = Buffer.from([0x03, 0x02, 0x06, 0xc0]);

/** A self-signed certificate (X.509 v3, P-256) under the name of an organisation: for signing papers, and nothing else. */
export function makeCertificate(given: { name: string; from: Date; until: Date }): MadeCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(
    setOf(sequence(oid('2.5.4.6'), utf8('ID'))),
    setOf(sequence(oid('2.5.4.10'), utf8(given.name))),
    setOf(sequence(oid('2.5.4.3'), utf8(`Surat ${given.name}`))),
  );
  const extension = (id: string, content: Uint8Array, isCritical = false) =>
    sequence(oid(id), ...(isCritical ? [truth()] : []), octets(content));
  const body = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    ECDSA_SHA256,
    name,
    sequence(utcTime(given.from), utcTime(given.until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(extension('2.5.29.19', sequence(), true), extension('2.5.29.15', KEY_USAGE, true))),
  );
  const certificate = sequence(body, ECDSA_SHA256, bits(sign('sha256', body, privateKey)));
  return {
    certificate: certificate.toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    fingerprint: createHash('sha256').update(certificate).digest('hex'),
  };
}
