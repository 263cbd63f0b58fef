import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { actorOf, invalid, type WorkContext } from '#kernel/work';
import { makeCertificate } from './pades/certificate.ts';

/** The certificate that signs the letters, as pages show it. */
export interface ShownCertificate {
  id: string;
  fingerprint: string;
  validFrom: Date;
  validUntil: Date;
}

const keyPlace = { table: 'letter_certificates', column: 'private_key' };
const YEARS = 3;
const SHOWN = `id, fingerprint, valid_from as "validFrom", valid_until as "validUntil"`;

/** Every certificate the village has had, the newest first. */
export function readCertificates(tx: Tx): Promise<ShownCertificate[]> {
  return tx.query<ShownCertificate>(
    `select ${SHOWN} from letter_certificates where tenant_id = balai.tenant_id() order by created_at desc, id desc`,
  );
}

/** Makes the village a certificate of its own; from now on it signs. Its key never leaves the database in clear. */
export async function renewCertificate(ctx: WorkContext, tx: Tx, isSure: boolean): Promise<string> {
  if (!isSure) throw invalid({ yakin: 'Tekan tombolnya di halaman ini untuk membuat sertifikat baru.' });
  const until = new Date(ctx.now);
  until.setFullYear(until.getFullYear() + YEARS);
  const made = makeCertificate({ name: ctx.tenant.name, from: ctx.now, until });
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const id = uuidv7();
  await tx.execute(
    `insert into letter_certificates (id, certificate, private_key, fingerprint, valid_from, valid_until, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $5, $7)`,
    [
      ...[id, made.certificate, keys.seal(made.privateKey, keyPlace), made.fingerprint],
      ...[ctx.now, until, actorOf(ctx).id],
    ],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'letter_certificate.made', resource: 'settings', objectId: id },
    ...{ objectLabel: 'Sertifikat surat', after: { fingerprint: made.fingerprint } },
  });
  return id;
}

/** The certificate that signs today, with its key; made at the first letter. */
export async function signingKey(
  ctx: WorkContext,
  tx: Tx,
): Promise<{ certificate: string; privateKey: string }> {
  const read = () =>
    tx.one<{ certificate: string; privateKey: string }>(
      `select certificate, private_key as "privateKey" from letter_certificates
        where tenant_id = balai.tenant_id() and valid_from <= $1 and valid_until > $1
        order by created_at desc, id desc limit 1`,
      [ctx.now],
    );
  let row = await read();
  if (!row) {
    await tx.query(
      `select pg_advisory_xact_lock(hashtextextended('letter certificate ' || balai.tenant_id()::text, 0))`,
    );
    row = await read();
    if (!row) {
      await renewCertificate(ctx, tx, true);
      row = await read();
    }
  }
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return { certificate: row!.certificate, privateKey: keys.open(row!.privateKey, keyPlace) };
}
