import { v7 as uuidv7 } from 'uuid';
import { addMonths, formatDate, splitDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { organisationProfile, readSetting } from '#kernel/settings';
import { actorOf, invalid, isAbout, secondPersonNeeded, type WorkContext } from '#kernel/work';
import { type Answers, wordsOf } from './answers.ts';
import { contentPlace, hashOfContent, type LetterContent, tokenHash, tokenOf } from './letter.ts';
import type { LetterDefinition } from './letter-type.ts';
import { readType } from './letter-types.ts';
import { moveRequest, needState, type Office } from './move-request.ts';
import { giveNumber } from './numbering.ts';
import type { LetterPerson } from './people.ts';
import type { LetterPlace } from './place.ts';
import { type LetterRequest, readRequest } from './request.ts';
import { signatoryOf, signatureOf } from './signatory.ts';
import { fillTemplate } from './template.ts';

const SELF = 'Permohonan ini tentang Anda sendiri. Petugas lain yang memutuskannya.';

async function lockForOfficer(ctx: WorkContext, tx: Tx, id: string): Promise<LetterRequest> {
  const request = await readRequest(ctx, tx, id, 'for update');
  if (isAbout(ctx, request.residentId)) throw secondPersonNeeded(SELF);
  return request;
}

/** The desk finds a request complete and right: it goes to the secretary, or straight to be signed. @throws AppError 409 */
export async function approveRequest(
  ctx: WorkContext,
  tx: Tx,
  place: LetterPlace,
  id: string,
): Promise<void> {
  const request = await lockForOfficer(ctx, tx, id);
  needState(request, ['checking'], 'Permohonan ini tidak sedang diperiksa. Muat ulang halamannya.');
  const { definition } = await readType(tx, request.typeId, request.typeVersion);
  await tx.execute(
    'update letter_requests set checked_by = $2 where tenant_id = balai.tenant_id() and id = $1',
    [id, actorOf(ctx).id],
  );
  const next = definition.isEndorsed
    ? ({ to: 'endorsing', tells: 'secretary' } as const)
    : ({ to: 'signing', tells: 'signer' } as const);
  await moveRequest(ctx, tx, place, request, {
    ...{ ...next, office: 'Petugas', action: 'letter_request.approved' },
    own: {
      title: `${request.typeTitle} disetujui petugas`,
      body: 'Berkas lengkap; surat menunggu tanda tangan.',
    },
  });
}

/** The desk asks for what is missing; the person completes it and sends it again. @throws AppError 409, 422 */
export function returnIncomplete(ctx: WorkContext, tx: Tx, place: LetterPlace, id: string, note: string) {
  return sendBack(ctx, tx, place, { id, note, to: 'incomplete', action: 'letter_request.returned' });
}

/** The desk refuses, with the reason. @throws AppError 409, 422 naming `reason` */
export function rejectRequest(ctx: WorkContext, tx: Tx, place: LetterPlace, id: string, note: string) {
  return sendBack(ctx, tx, place, { id, note, to: 'rejected', action: 'letter_request.rejected' });
}

async function sendBack(
  ctx: WorkContext,
  tx: Tx,
  place: LetterPlace,
  step: { id: string; note: string; to: 'incomplete' | 'rejected'; action: string },
): Promise<void> {
  const { id, note, to, action } = step;
  needReason(note, to === 'rejected' ? 'reason' : 'note');
  const request = await lockForOfficer(ctx, tx, id);
  needState(request, ['checking'], 'Permohonan ini tidak sedang diperiksa. Muat ulang halamannya.');
  await moveRequest(ctx, tx, place, request, {
    ...{ to, office: 'Petugas', action, note },
    own: {
      title: to === 'rejected' ? `${request.typeTitle} ditolak` : `${request.typeTitle} perlu dilengkapi`,
      body: note,
    },
  });
}

/** The secretary has read it: it goes to be signed. @throws AppError 409 */
export async function endorseRequest(
  ctx: WorkContext,
  tx: Tx,
  place: LetterPlace,
  id: string,
): Promise<void> {
  const request = await lockForOfficer(ctx, tx, id);
  needState(request, ['endorsing'], 'Surat ini tidak sedang menunggu paraf. Muat ulang halamannya.');
  await tx.execute(
    'update letter_requests set endorsed_by = $2 where tenant_id = balai.tenant_id() and id = $1',
    [id, actorOf(ctx).id],
  );
  await moveRequest(ctx, tx, place, request, {
    ...{ to: 'signing', office: 'Sekretaris Desa', action: 'letter_request.endorsed', tells: 'signer' },
  });
}

/** Secretary or signer give it back to the desk. @throws AppError 409, 422 naming `reason` */
export async function returnToDesk(
  ctx: WorkContext,
  tx: Tx,
  place: LetterPlace,
  given: { id: string; from: 'endorsing' | 'signing'; reason: string },
): Promise<void> {
  needReason(given.reason, 'reason');
  const request = await lockForOfficer(ctx, tx, given.id);
  needState(request, [given.from], 'Surat ini tidak lagi menunggu di sini. Muat ulang halamannya.');
  const office: Office = given.from === 'endorsing' ? 'Sekretaris Desa' : 'Penanda tangan';
  await moveRequest(ctx, tx, place, request, {
    ...{ to: 'checking', office, action: 'letter_request.given_back', note: given.reason, tells: 'desk' },
  });
}

/**
 * Signs one letter: takes its number, freezes what it says, and makes it the applicant's. The paper is made afterwards
 * from what was frozen (`makePaper`), so that a kill in between loses neither number nor letter.
 *
 * @returns the id of the letter
 * @throws AppError 403 for who has no term or is the applicant; 409 when somebody else was faster
 */
export async function signRequest(ctx: WorkContext, tx: Tx, place: LetterPlace, id: string): Promise<string> {
  const request = await lockForOfficer(ctx, tx, id);
  needState(request, ['signing'], 'Surat ini sudah ditandatangani atau tidak lagi menunggu di sini.');
  const signatory = await signatoryOf(ctx, tx);
  const type = await readType(tx, request.typeId, request.typeVersion);
  const applicant = await place.people.read(ctx, tx, request.residentId);
  const draft = await draftLetter(ctx, tx, place, { type, applicant, answers: request.answers });
  const number = await giveNumber(ctx, tx, {
    ...{ purpose: 'letter', classification: type.definition.classification.code, code: type.code },
    month: splitDate(draft.issuedOn).month,
  });
  const content: LetterContent = {
    ...draft,
    number: number.text,
    signature: signatureOf(signatory, { place: draft.signature.place ?? '', village: ctx.tenant.name }),
  };
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const letterId = uuidv7();
  const contentHash = hashOfContent(content);
  await tx.execute(
    `insert into letters (id, request_id, number_id, type_id, type_version, resident_id, resident_name, area_code, number,
       title, issued_on, valid_until, signatory_id, signed_by, signed_at, content, content_hash, token_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      ...[letterId, id, number.id, type.id, type.version, request.residentId, request.residentName],
      ...[request.areaCode, number.text, content.title, content.issuedOn, content.validUntil, signatory.id],
      ...[actorOf(ctx).id, ctx.now, keys.seal(JSON.stringify(content), contentPlace), contentHash],
      tokenHash(tokenOf(keys.signingKey, letterId, contentHash)),
    ],
  );
  await moveRequest(ctx, tx, place, request, {
    ...{ to: 'ready', office: 'Penanda tangan', action: 'letter.signed', note: `Nomor ${number.text}` },
    own: {
      title: `${request.typeTitle} sudah terbit`,
      body: `Nomor ${number.text}. Unduh dari halaman permohonan.`,
    },
  });
  return letterId;
}

/** What a letter would say today: for the preview, and for signing. Number and signer are not yet known. */
export async function draftLetter(
  ctx: WorkContext,
  tx: Tx,
  place: LetterPlace,
  given: { type: { title: string; definition: LetterDefinition }; applicant: LetterPerson; answers: Answers },
): Promise<LetterContent> {
  const { type, applicant, answers } = given;
  const { definition } = type;
  const profile = await readSetting(tx, organisationProfile);
  const issuedOn = todayOf(ctx);
  const validUntil = definition.validMonths > 0 ? addMonths(issuedOn, definition.validMonths) : null;
  const filled = await wordsOf(ctx, tx, place.people, { definition, applicant, answers });
  const words = {
    ...filled.words,
    'desa.nama': ctx.tenant.name,
    'desa.alamat': profile.address,
    'surat.tanggal': formatDate(issuedOn),
    'surat.berlaku': validUntil ? formatDate(validUntil) : 'tanpa batas waktu',
  };
  return {
    ...{ title: type.title, number: '', issuedOn, validUntil },
    letterhead: {
      ...(profile.tagline ? { above: [`Pemerintah ${profile.tagline}`] } : {}),
      name: ctx.tenant.name,
      ...(profile.address ? { address: profile.address } : {}),
    },
    body: fillTemplate(definition.template, { ...filled, words }),
    signature: {
      place: `${ctx.tenant.name.replace(/^Desa\s+/i, '')}, ${formatDate(issuedOn)}`,
      title: `Kepala ${ctx.tenant.name}`,
    },
  };
}

function needReason(reason: string, field: string): void {
  if (reason.length < 10 || reason.length > 500)
    throw invalid({ [field]: 'Tulis apa yang kurang dan apa yang dapat dilakukan, 10 sampai 500 huruf.' });
}
