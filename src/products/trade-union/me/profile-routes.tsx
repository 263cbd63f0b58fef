import { readDuesRates } from '#features/dues';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import {
  accountOf,
  file,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { AppError, asAppError, invalid, notFound } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { readCampuses } from '../members/campus.ts';
import { addDocument, DOCUMENT_TYPES, type DocumentType, readDocuments } from '../members/documents.ts';
import { type FieldHand, fieldsFor } from '../members/member-fields.ts';
import { keepMemberFile, openMemberFile } from '../members/member-file.ts';
import { type MemberRecord, readMemberRecord } from '../members/read-member.ts';
import { sendFile } from '../members/send-file.ts';
import { updateMember } from '../members/update-member.ts';
import { catchUpEmail } from '../registration/catch-up-email.ts';
import { readMembership } from '../registration/membership.ts';
import { stageLabels } from '../registration/stage-labels.ts';
import { surfaceOf } from '../surface.ts';
import { EditPage, NoPersonProfile, ProfilePage } from './profile-pages.tsx';
import { readUpload } from './upload.ts';

const view = { resource: 'profile', right: 'view' };
const edit = { resource: 'profile', right: 'edit' };

/** One's own record: reading, changing, photo and papers. */
export const profileRoutes: readonly Route[] = [
  page.get('/me/profile', { access: view, summary: 'One’s own record' }, (ctx) => showProfile(ctx)),
  // An officer who is no member has no record: the page of the profile says so.
  page.get('/me/profile/edit', { access: edit, summary: 'Form over one’s own record' }, (ctx) =>
    accountOf(ctx).subjectId ? showEdit(ctx) : showProfile(ctx),
  ),
  page.post('/me/profile/edit', { access: edit, summary: 'Change one’s own record' }, async (ctx) => {
    const typed = await readTexts(ctx);
    try {
      await ctx.transaction(async (tx) => {
        const person = await readMembership(tx, ownId(ctx));
        if (!person) throw notFound();
        const hands = handsOf(person.facts.isApproved);
        return updateMember(ctx, tx, {
          memberId: person.id,
          hands,
          typed,
          isForm: true,
          changesCampus: hands.includes('candidate'),
          ...(typed.seenAt ? { seenAt: typed.seenAt } : {}),
        });
      });
      return redirectTo('/me/profile', { tone: 'success', text: 'Perubahan data Anda tersimpan.' });
    } catch (error) {
      if (error instanceof AppError && (error.status === 422 || error.status === 409))
        return showEdit(ctx, typed, error);
      throw error;
    }
  }),
  page.post(
    '/me/profile/photo',
    { access: edit, summary: 'Photo for card and profile', bodyKind: 'multipart' },
    (ctx) =>
      takeUpload(ctx, async (form) => {
        const upload = form.files.find(({ field }) => field === 'photo');
        if (!upload) throw invalid({ photo: 'Pilih foto dahulu.' });
        await ctx.transaction(async (tx) => {
          const memberId = ownId(ctx);
          const fileId = await keepMemberFile(ctx, tx, upload, {
            memberId,
            kind: 'profile_photo',
            isPhoto: true,
          });
          await tx.execute(
            'update members set photo_file_id = $2, updated_at = now() where tenant_id = balai.tenant_id() and id = $1',
            [memberId, fileId],
          );
          await recordAudit(ctx, tx, {
            action: 'member.photo_changed',
            resource: 'member',
            objectId: memberId,
          });
        });
        return redirectTo('/me/profile', { tone: 'success', text: 'Foto Anda tersimpan.' });
      }),
  ),
  file.get('/me/profile/photo', { access: view, summary: 'One’s own photo' }, async (ctx) => {
    const opened = await ctx.transaction(async (tx) => {
      const memberId = ownId(ctx);
      const row = await tx.one<{ photo_file_id: string | null }>(
        'select photo_file_id from members where tenant_id = balai.tenant_id() and id = $1',
        [memberId],
      );
      return row?.photo_file_id ? openMemberFile(ctx, tx, memberId, row.photo_file_id) : undefined;
    });
    return opened ? sendFile(opened) : silhouette();
  }),
  page.post(
    '/me/documents',
    { access: edit, summary: 'Add a paper to one’s own record', bodyKind: 'multipart' },
    (ctx) =>
      takeUpload(ctx, async (form, typed) => {
        const type =
          typed.type && Object.hasOwn(DOCUMENT_TYPES, typed.type) ? (typed.type as DocumentType) : undefined;
        if (!type) throw invalid({ type: 'Pilih jenis berkas.' });
        const upload = form.files.find(({ field }) => field === 'document');
        if (!upload) throw invalid({ document: 'Pilih berkas dahulu.' });
        await ctx.transaction(async (tx) => {
          const person = await readMembership(tx, ownId(ctx));
          if (!person) throw notFound();
          const fileId = await keepMemberFile(ctx, tx, upload, { memberId: person.id, kind: type });
          const id = await addDocument(tx, {
            memberId: person.id,
            regionCode: person.regionCode,
            type,
            fileId,
          });
          await recordAudit(ctx, tx, {
            action: 'member.document_added',
            resource: 'member',
            objectId: person.id,
            objectLabel: person.fullName,
            after: { document: id, type },
          });
        });
        return redirectTo('/me/profile#berkas', {
          tone: 'success',
          text: 'Berkas tersimpan dan menunggu diperiksa.',
        });
      }),
  ),
  file.get('/me/documents/:id', { access: view, summary: 'One’s own paper' }, async (ctx) => {
    const opened = await ctx.transaction(async (tx) => {
      const memberId = ownId(ctx);
      const found = (await readDocuments(tx, memberId)).find(({ id }) => id === ctx.params.id);
      if (!found) throw notFound();
      return openMemberFile(ctx, tx, memberId, found.fileId);
    });
    return sendFile(opened);
  }),
];

/** What stands where no photo has been given yet. */
function silhouette(): Response {
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><path fill="#dcbac6" d="M0 0h60v60H0z"/>' +
    '<path fill="#8c1236" d="M30 13a11 11 0 1 1 0 22 11 11 0 0 1 0-22zM8 60c1-14 10-21 22-21s21 7 22 21z"/></svg>';
  return new Response(drawing, {
    headers: {
      'content-type': 'image/svg+xml',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** Until an officer has approved, a person may still put their own registration right. */
function handsOf(isApproved: boolean): readonly FieldHand[] {
  return isApproved ? ['self'] : ['self', 'candidate'];
}

function ownId(ctx: RequestContext): string {
  const { subjectId } = accountOf(ctx);
  if (!subjectId) throw notFound();
  return subjectId;
}

async function showProfile(ctx: RequestContext, problem?: AppError): Promise<PageAnswer> {
  const account = accountOf(ctx);
  const { subjectId } = account;
  const known = subjectId
    ? await ctx.transaction(async (tx) => {
        await catchUpEmail(ctx, tx, subjectId);
        const record = await readMemberRecord(ctx, tx, subjectId, { hidesSecrets: true, isForPerson: true });
        const person = await readMembership(tx, subjectId);
        const row = await tx.one<{ wants_mail: boolean }>(
          'select wants_mail from accounts where tenant_id = balai.tenant_id() and id = $1',
          [account.accountId],
        );
        const documents = await readDocuments(tx, subjectId);
        return record && person && { record, person, wantsMail: row?.wants_mail ?? true, documents };
      })
    : undefined;
  return renderPage({
    surface: surfaceOf(ctx),
    title: 'Profil saya',
    help: 'profil',
    status: problem?.status ?? 200,
    body: known ? (
      <ProfilePage
        record={known.record}
        documents={known.documents.filter(({ type }) => Object.hasOwn(DOCUMENT_TYPES, type))}
        wantsMail={known.wantsMail}
        isEmailVerified={account.facts['email-verified'] === true}
        statusLabel={stageLabels[known.person.stage].label}
        zone={zoneOf(ctx)}
        errors={problem ? errorsOf(problem) : {}}
      />
    ) : (
      <NoPersonProfile name={account.name} email={account.email} />
    ),
  });
}

async function showEdit(
  ctx: RequestContext,
  typed?: Readonly<Record<string, string>>,
  problem?: AppError,
): Promise<PageAnswer> {
  const known = await ctx.transaction(async (tx) => {
    const memberId = ownId(ctx);
    const record = await readMemberRecord(ctx, tx, memberId, { hidesSecrets: false, isForPerson: true });
    const person = await readMembership(tx, memberId);
    if (!record || !person) throw notFound();
    return {
      record,
      person,
      rates: await readDuesRates(tx, todayOf(ctx)),
      campuses: person.facts.isApproved ? [] : await readCampuses(tx),
    };
  });
  const { record, person } = known;
  const hands = handsOf(person.facts.isApproved);
  return renderPage({
    surface: surfaceOf(ctx),
    title: 'Ubah data saya',
    trail: [{ label: 'Profil saya', url: '/me/profile' }],
    status: problem?.status ?? 200,
    body: (
      <EditPage
        action="/me/profile/edit"
        cancelUrl="/me/profile"
        title="Ubah data saya"
        note={
          person.facts.isApproved
            ? 'Nama, kampus, dan dasar iuran diubah oleh pengurus; hubungi mereka bila ada yang berganti.'
            : 'Lengkapi sebelum pengurus memeriksa pendaftaran Anda.'
        }
        fields={fieldsFor(hands)}
        values={typed ? { ...record.values, ...blankBoxes(hands), ...typed } : record.values}
        errors={problem ? errorsOf(problem) : {}}
        rates={known.rates}
        seenAt={
          typed?.seenAt && problem?.code !== 'changed_since' ? typed.seenAt : record.updatedAt.toISOString()
        }
        {...(person.facts.isApproved ? {} : { campus: campusOf(record, known.campuses, typed) })}
      />
    ),
  });
}

/** A box that was not ticked is not sent: shown again, it stays as it was left. */
function blankBoxes(hands: readonly FieldHand[]): Record<string, string> {
  return Object.fromEntries(
    fieldsFor(hands).flatMap((field) => (field.kind === 'yes' ? [[field.name, '']] : [])),
  );
}

export function campusOf(
  record: MemberRecord,
  campuses: Awaited<ReturnType<typeof readCampuses>>,
  typed?: Readonly<Record<string, string>>,
) {
  if (typed?.campusId !== undefined) {
    return {
      campuses,
      campusId: campuses.find(({ id }) => id === typed.campusId)?.id,
      universityName: typed.universityName,
      regionCode: typed.campusRegionCode,
    };
  }
  return {
    campuses,
    campusId: record.campusId,
    universityName: record.universityName ?? undefined,
    regionCode: record.regionCode,
  };
}

/** Runs an upload; what is wrong with the file stands on the profile page beside its field. */
async function takeUpload(
  ctx: RequestContext,
  work: (
    form: Awaited<ReturnType<typeof readUpload>>['form'],
    typed: Record<string, string>,
  ) => Promise<Response>,
): Promise<Response | PageAnswer> {
  try {
    const { form, typed } = await readUpload(ctx);
    await using kept = form;
    return await work(kept, typed);
  } catch (error) {
    const told = asAppError(error);
    if (told && [413, 422].includes(told.status)) return showProfile(ctx, told);
    throw error;
  }
}

function errorsOf(problem: AppError): Readonly<Record<string, string>> {
  return Object.keys(problem.fields).length > 0 ? problem.fields : { form: problem.message };
}

async function readTexts(ctx: RequestContext): Promise<Record<string, string>> {
  const form = await readForm(ctx);
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value].flat().at(-1) ?? '']));
}
