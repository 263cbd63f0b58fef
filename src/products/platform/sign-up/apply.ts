import { v7 as uuidv7 } from 'uuid';
import { readPhones } from '#features/people';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { issueToken, isWithinRate, networkOf, normaliseEmail, peekToken } from '#kernel/identity';
import { isMailAddress, queueMail } from '#kernel/mail';
import { accountsWithRole, notify } from '#kernel/notifications';
import type { SignUp } from '#kernel/product';
import type { TenantKind } from '#kernel/tenancy';
import { AppError, conflict, invalid, type RequestFacts, tooMany, type WorkContext } from '#kernel/work';
import { addressProblem, freeAddress } from './address.ts';
import { type Application, PHONE, RESOURCE, readApplication } from './application.ts';
import { beginMail } from './mails.ts';
import { readPapers } from './papers.ts';
import { findVillage } from './village.ts';

export interface TypedSignUp {
  village: string;
  name: string;
  /** May stay empty: then it is made of the name. */
  slug: string;
  contactName: string;
  email: string;
  phone: string;
  /** "1": speaks for the organisation. */
  agrees: string;
}

type Visit = WorkContext & { request: RequestFacts };

/** A day's honest mistakes of a whole office; the mail goes to an address nobody has proven yet. */
const PER_NETWORK = 20;
export const OWN_PAGE = '/pendaftaran-saya';

/**
 * Begins the sign-up of an organisation: nothing counts until its papers were sent from the page behind the mailed link.
 * @throws AppError 422 with a sentence for each field; 429 over the limit
 */
export async function beginSignUp(
  ctx: Visit,
  tx: Tx,
  kind: TenantKind,
  signUp: SignUp,
  typed: TypedSignUp,
): Promise<void> {
  const { phone, villageName, slug } = await checkSignUp(ctx, tx, kind, signUp, typed);
  const isFine = await isWithinRate(tx, {
    ...{ act: 'sign-up', network: networkOf(ctx.request.ip), limit: PER_NETWORK, minutes: 60 },
  });
  if (!isFine)
    throw tooMany('Sudah banyak pendaftaran dari jaringan ini. Isian Anda masih di bawah; coba lagi nanti.');
  const id = uuidv7();
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const email = normaliseEmail(typed.email);
  await tx.execute(
    `insert into tenant_applications (id, kind, name, slug, village_code, village_name, contact_name, contact_email,
       contact_phone, begun_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[id, kind, typed.name, slug, typed.village, villageName, typed.contactName, email],
      ...[keys.seal(phone, PHONE), ctx.now],
    ],
  );
  const { token } = await issueToken(tx, {
    purpose: 'sign-up',
    accountId: null,
    data: { applicationId: id },
  });
  await queueMail(ctx, tx, beginMail, {
    to: { name: typed.contactName, address: email },
    values: {
      ...{ name: typed.contactName, organisation: typed.name },
      link: ctx.app.urlOf(ctx.tenant, `${OWN_PAGE}/${token}`),
    },
  });
  await recordAudit(ctx, tx, {
    ...{ action: 'sign_up.begun', resource: RESOURCE, objectId: id, objectLabel: typed.name },
    after: { kind, slug, village: villageName },
  });
}

/** The application that a mailed link leads to. @throws AppError 404 when the link holds no more */
export async function applicationOf(
  ctx: WorkContext,
  tx: Tx,
  token: string,
  lock?: 'for update',
): Promise<Application> {
  const found = await peekToken(tx, 'sign-up', token);
  if (!found)
    throw new AppError(
      'token_gone',
      404,
      'Tautan pendaftaran ini tidak berlaku lagi. Daftarkan sekali lagi.',
    );
  return readApplication(ctx, tx, String(found.data.applicationId), lock);
}

/** @throws AppError 409 once it was sent */
export function refuseSent(application: Application): void {
  if (application.state !== 'draft') throw conflict('sent', 'Pendaftaran ini sudah dikirim.');
}

/**
 * Sends the application with its papers; whoever can open the link has the address, so it counts as confirmed.
 * @throws AppError 404; 409 once it was sent; 422 naming each paper that is missing
 */
export async function sendSignUp(ctx: WorkContext, tx: Tx, token: string, signUp: SignUp): Promise<void> {
  const application = await applicationOf(ctx, tx, token, 'for update');
  refuseSent(application);
  const kept = new Set((await readPapers(tx, application.id)).map(({ kind }) => kind));
  const missing = signUp.papers.filter(({ kind }) => !kept.has(kind));
  if (missing.length > 0)
    throw invalid(Object.fromEntries(missing.map(({ kind, label }) => [kind, `${label} belum diunggah.`])));
  await tx.execute(
    `update tenant_applications set state = 'submitted', submitted_at = $2
      where tenant_id = balai.tenant_id() and id = $1`,
    [application.id, ctx.now],
  );
  await notify(tx, await accountsWithRole(tx, ['operator']), {
    ...{ title: 'Pendaftaran organisasi', body: `${application.name} menunggu keputusan.` },
    url: `/pendaftaran/${application.id}`,
  });
  await recordAudit(ctx, tx, {
    ...{
      action: 'sign_up.sent',
      resource: RESOURCE,
      objectId: application.id,
      objectLabel: application.name,
    },
  });
}

async function checkSignUp(ctx: Visit, tx: Tx, kind: TenantKind, signUp: SignUp, typed: TypedSignUp) {
  const faults: Record<string, string> = {};
  const village = findVillage(typed.village);
  if (!village) faults.village = 'Pilih kelurahan atau desanya dari daftar.';
  if (typed.name.length < 3 || typed.name.length > 120)
    faults.name = `Isi nama ${signUp.noun}, antara 3 dan 120 huruf.`;
  const slug =
    typed.slug.toLowerCase() || (faults.name ? '' : await freeAddress(ctx, tx, { name: typed.name, kind }));
  const problem = slug && (await addressProblem(ctx, tx, { slug, kind }));
  if (problem) faults.slug = problem;
  if (typed.contactName.length < 2 || typed.contactName.length > 150)
    faults.contactName = `Isi nama ${signUp.contact.toLowerCase()}.`;
  if (!isMailAddress(typed.email) || typed.email.length > 200)
    faults.email = 'Isi alamat surel lengkap, misalnya nama@contoh.id.';
  const [phone] = readPhones(typed.phone).phones;
  if (!phone) faults.phone = 'Isi nomor telepon yang dapat dihubungi, misalnya 0812 3456 7890.';
  if (typed.agrees !== '1') faults.agrees = `Nyatakan bahwa Anda berwenang mewakili ${signUp.noun} ini.`;
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return { phone: phone!, villageName: village!.name, slug };
}
