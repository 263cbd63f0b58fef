import { readFile } from 'node:fs/promises';
import { v7 as uuidv7 } from 'uuid';
import { isEmail, readNik, readPhones } from '#features/people';
import { recordAudit } from '#kernel/audit';
import { isPlainDate, todayIn, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  documentTypes,
  inspectUpload,
  keepPrivateFile,
  normaliseImage,
  type UploadedFile,
} from '#kernel/files';
import { networkOf } from '#kernel/identity';
import { accountsWithRole, notify } from '#kernel/notifications';
import { invalid, type RequestFacts, tooMany, type WorkContext } from '#kernel/work';
import { placeOf } from './application.ts';

export interface TypedApplication {
  fullName: string;
  nik: string;
  birthPlace: string;
  birthDate: string;
  gender: string;
  occupation: string;
  address: string;
  phone: string;
  email: string;
  /** "1" for the agreement to the articles. */
  agrees: string;
}

/** Whoever applies: the form's token tells devices apart, the address networks. */
type Visit = WorkContext & { csrf: string; request: RequestFacts };

export const APPLICATION_PAGE = '/menjadi-anggota';
export const ID_CARD = 'id-card';
export const ID_CARD_BYTES = 5 * 1024 * 1024;
const PER_HOUR = { device: 5, network: 60 };

/**
 * Takes an application to become a member, with a picture of the identity card when there is one; officers are told.
 * @returns its id
 * @throws AppError 422 with a sentence for each field; 429 over the limit; FileError for a file that is no picture or PDF
 */
export async function applyForMembership(
  ctx: Visit,
  tx: Tx,
  typed: TypedApplication,
  upload: UploadedFile | undefined,
): Promise<string> {
  const phone = checkApplication(ctx, typed);
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const device = keys.blindIndex('intake-device', ctx.csrf);
  const network = keys.blindIndex('intake-network', networkOf(ctx.request.ip));
  await refuseFlood(tx, device, network);
  const id = uuidv7();
  const fileId = upload ? await keepIdCard(ctx, tx, id, upload) : null;
  const nik = typed.nik.replace(/\D/g, '');
  await tx.execute(
    `insert into cooperative_applications (id, full_name, nik, nik_index, birth_place, birth_date, gender, occupation,
       address, phone, email, id_card_file_id, intake_device, intake_network, submitted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      ...[id, typed.fullName, keys.seal(nik, placeOf('nik')), keys.blindIndex('nik', nik), typed.birthPlace],
      ...[typed.birthDate, typed.gender, typed.occupation, keys.seal(typed.address, placeOf('address'))],
      ...[keys.seal(phone, placeOf('phone')), typed.email || null, fileId, device, network, ctx.now],
    ],
  );
  await notify(tx, await accountsWithRole(tx, ['ketua', 'sekretaris', 'bendahara']), {
    title: 'Permohonan menjadi anggota',
    body: `${typed.fullName} memohon menjadi anggota.`,
    url: `/permohonan-anggota/${id}`,
  });
  await recordAudit(ctx, tx, {
    ...{ action: 'application.received', resource: 'membership-application', objectId: id },
    objectLabel: typed.fullName,
  });
  return id;
}

/** @returns the telephone number as it is stored */
function checkApplication(ctx: Visit, typed: TypedApplication): string {
  const faults: Record<string, string> = {};
  const ask = (key: keyof TypedApplication, sentence: string, most: number) => {
    if (typed[key].length < 2 || typed[key].length > most) faults[key] = sentence;
  };
  ask('fullName', 'Isi nama lengkap seperti di KTP.', 150);
  ask('birthPlace', 'Isi tempat lahir.', 80);
  ask('occupation', 'Isi pekerjaan.', 100);
  ask('address', 'Isi alamat tempat tinggal.', 300);
  if ('fault' in readNik(typed.nik.replace(/\D/g, '')))
    faults.nik = 'NIK berisi 16 angka seperti di KTP. Periksa lagi angkanya.';
  if (!isPlainDate(typed.birthDate) || typed.birthDate >= todayIn(zoneOf(ctx.tenant.timeZone), ctx.now))
    faults.birthDate = 'Isi tanggal lahir.';
  if (!['L', 'P'].includes(typed.gender)) faults.gender = 'Pilih jenis kelamin.';
  const [phone] = readPhones(typed.phone).phones;
  if (!phone) faults.phone = 'Isi nomor telepon yang dapat dihubungi, misalnya 0812 3456 7890.';
  if (typed.email && !isEmail(typed.email))
    faults.email = 'Isi alamat surel lengkap, misalnya nama@contoh.id, atau kosongkan.';
  if (typed.agrees !== '1') faults.agrees = 'Setujui anggaran dasar koperasi untuk menjadi anggota.';
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return phone!;
}

async function keepIdCard(ctx: Visit, tx: Tx, id: string, upload: UploadedFile): Promise<string> {
  const about = { field: 'idCard' };
  const seen = await inspectUpload(upload.path, { accept: documentTypes, maxBytes: ID_CARD_BYTES, ...about });
  const clean = seen.image
    ? await normaliseImage(upload.path, { maxEdge: 2000, format: 'jpeg', ...about })
    : { content: await readFile(upload.path), mediaType: seen.mediaType };
  const kept = await keepPrivateFile(ctx, tx, {
    ...{ resource: 'membership-application', objectId: id, kind: ID_CARD, name: upload.name },
    ...{ mediaType: clean.mediaType, content: clean.content, uploadedBy: null },
  });
  return kept.id;
}

async function refuseFlood(tx: Tx, device: string, network: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`application ${device}`]);
  const seen = await tx.one<{ device: number; network: number }>(
    `select count(*) filter (where intake_device = $1)::int as device,
            count(*) filter (where intake_network = $2)::int as network
       from cooperative_applications
      where tenant_id = balai.tenant_id() and submitted_at > now() - interval '1 hour'
        and (intake_device = $1 or intake_network = $2)`,
    [device, network],
  );
  if (seen!.device >= PER_HOUR.device || seen!.network >= PER_HOUR.network)
    throw tooMany(
      'Permohonan dari perangkat ini sudah banyak dalam satu jam terakhir. Isian Anda masih di bawah; coba lagi nanti.',
    );
}
