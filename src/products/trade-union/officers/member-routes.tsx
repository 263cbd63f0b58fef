import { readBillsOf, readDuesAccount, readDuesRates } from '#features/dues';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { flowRoutes, offerSteps } from '#kernel/flow';
import {
  file,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { notify } from '#kernel/notifications';
import { LinkButton, Notice, PageHeader, Sheet } from '#kernel/ui';
import { AppError, actorOf, invalid, notFound } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { EditPage } from '../me/profile-pages.tsx';
import { campusOf } from '../me/profile-routes.tsx';
import { readCampuses } from '../members/campus.ts';
import { readDocuments } from '../members/documents.ts';
import { isUuid } from '../members/find-members.ts';
import { type FieldHand, fieldsFor } from '../members/member-fields.ts';
import { openMemberFile } from '../members/member-file.ts';
import { readMemberRecord } from '../members/read-member.ts';
import { sendFile } from '../members/send-file.ts';
import { updateMember } from '../members/update-member.ts';
import { membershipFlow } from '../registration/flow.ts';
import { keepEvent, readEvents } from '../registration/keep-event.ts';
import { readMembership } from '../registration/membership.ts';
import { officerSteps } from '../registration/officer-steps.ts';
import { MemberDetail, type RefusedReview } from './member-detail.tsx';

const view = { resource: 'member', right: 'view' };
const edit = { resource: 'member', right: 'edit' };
const secrets = { resource: 'member', right: 'view_sensitive' };

/** One person: reading, changing, papers, and every step an officer may take. */
export const memberRoutes: readonly Route[] = [
  page.get('/admin/members/:id', { access: view, summary: 'One person' }, (ctx) => showMember(ctx)),
  page.post(
    '/admin/members/:id/secrets',
    { access: secrets, summary: 'Open NIK and salary; the reading is audited' },
    (ctx) => showMember(ctx, { opensSecrets: true }),
  ),
  page.get('/admin/members/:id/edit', { access: edit, summary: 'Form over one person’s record' }, (ctx) =>
    showEdit(ctx),
  ),
  page.post(
    '/admin/members/:id/edit',
    { access: edit, summary: 'Change one person’s record' },
    async (ctx) => {
      const typed = await readTexts(ctx);
      const id = idOf(ctx);
      const hands = handsOf(ctx);
      try {
        await ctx.transaction((tx) =>
          updateMember(ctx, tx, {
            memberId: id,
            hands,
            typed,
            isForm: true,
            changesCampus: hands.includes('record'),
            ...(typed.seenAt ? { seenAt: typed.seenAt } : {}),
          }),
        );
        return redirectTo(`/admin/members/${id}`, { tone: 'success', text: 'Perubahan tersimpan.' });
      } catch (error) {
        if (error instanceof AppError && (error.status === 422 || error.status === 409))
          return showEdit(ctx, typed, error);
        throw error;
      }
    },
  ),
  page.get(
    '/admin/members/:id/status',
    {
      access: {
        anyOf: [
          { resource: 'member', right: 'disable' },
          { resource: 'member', right: 'enable' },
          { resource: 'member', right: 'suspend' },
        ],
      },
      summary: 'Which steps are open for this person, and why others are not',
    },
    (ctx) => showStatus(ctx),
  ),
  file.get('/admin/members/:id/photo', { access: view, summary: 'Photo of one person' }, async (ctx) => {
    const opened = await ctx.transaction(async (tx) => {
      const row = await tx.one<{ photo_file_id: string | null }>(
        'select photo_file_id from members where tenant_id = balai.tenant_id() and id = $1',
        [idOf(ctx)],
      );
      if (!row?.photo_file_id || !ctx.can('member.profile', 'view')) throw notFound();
      return openMemberFile(ctx, tx, idOf(ctx), row.photo_file_id);
    });
    return sendFile(opened);
  }),
  file.get(
    '/admin/members/:id/documents/:doc',
    { access: secrets, summary: 'Open a paper; the reading is audited' },
    async (ctx) => {
      const opened = await ctx.transaction(async (tx) => {
        const document = await findDocument(tx, idOf(ctx), ctx.params.doc);
        await recordAudit(ctx, tx, {
          action: 'member.document_read',
          resource: 'member',
          objectId: idOf(ctx),
          after: { document: document.id, type: document.type },
        });
        return openMemberFile(ctx, tx, idOf(ctx), document.fileId);
      });
      return sendFile(opened);
    },
  ),
  page.post(
    '/admin/members/:id/documents/:doc/review',
    { access: secrets, summary: 'Say whether a paper is good' },
    async (ctx) => {
      const typed = await readTexts(ctx);
      const status = typed.status === 'approved' || typed.status === 'rejected' ? typed.status : undefined;
      const note = (typed.note ?? '').trim().slice(0, 300);
      if (!status) throw invalid({ status: 'Pilih sesuai atau minta ganti.' });
      if (status === 'rejected' && note.length < 5) {
        const error = 'Tulis catatannya dahulu, agar pemilik tahu apa yang perlu diganti.';
        return showMember(ctx, { review: { documentId: ctx.params.doc ?? '', note, error } });
      }
      await ctx.transaction((tx) => reviewDocument(ctx, tx, status, note));
      return redirectTo(`/admin/members/${idOf(ctx)}#berkas`, {
        tone: 'success',
        text: 'Hasil pemeriksaan tersimpan.',
      });
    },
  ),
  ...flowRoutes(membershipFlow, {
    page: '/admin/members',
    api: '/api/v1/members',
    only: officerSteps.map(({ key }) => key),
    surface: 'console',
    trail: (person) => [
      { label: 'Anggota', url: '/admin/members' },
      { label: person.fullName, url: `/admin/members/${person.id}` },
    ],
    menuUrl: '/admin/members',
    backUrl: (person) => (person.stage === 'deleted' ? '/admin/members' : `/admin/members/${person.id}`),
  }),
];

function idOf(ctx: RequestContext): string {
  const id = ctx.params.id ?? '';
  if (!isUuid(id)) throw notFound();
  return id;
}

/** A coordinator changes what is for contact; the record itself is for who may change records. */
function handsOf(ctx: RequestContext): readonly FieldHand[] {
  return ctx.can('member.record', 'edit') ? ['contact', 'record'] : ['contact'];
}

async function showMember(
  ctx: RequestContext,
  { opensSecrets = false, review }: { opensSecrets?: boolean; review?: RefusedReview } = {},
): Promise<PageAnswer> {
  const id = idOf(ctx);
  const may = {
    profile: ctx.can('member.profile', 'view'),
    secrets: ctx.can('member', 'view_sensitive'),
    edit: ctx.can('member', 'edit'),
    bills: ctx.can('dues.bill', 'view'),
    review: ctx.can('member', 'view_sensitive'),
    propose: ctx.can('member', 'propose'),
  };
  const known = await ctx.transaction(async (tx) => {
    const record = await readMemberRecord(ctx, tx, id, { hidesSecrets: !opensSecrets });
    const person = await readMembership(tx, id);
    if (!record || !person) throw notFound();
    if (may.profile) {
      await recordAudit(ctx, tx, {
        action: opensSecrets ? 'member.secrets_read' : 'member.read',
        resource: 'member',
        objectId: id,
        objectLabel: person.fullName,
        after: { opened: opensSecrets ? 'nik gaji telepon alamat' : 'telepon alamat' },
      });
    }
    return {
      record,
      person,
      documents: (await readDocuments(tx, id)).filter(({ type }) => type !== 'profile_photo'),
      events: await readEvents(tx, id),
      account: await readDuesAccount(tx, id, todayOf(ctx)),
      bills: await readBillsOf(tx, id),
      offered: (await offerSteps(ctx, tx, membershipFlow, person)).filter(({ step }) =>
        officerSteps.includes(step),
      ),
    };
  });
  return renderPage({
    surface: 'console',
    title: known.person.fullName,
    trail: [{ label: 'Anggota', url: '/admin/members' }],
    menuUrl: '/admin/members',
    help: 'anggota',
    status: review ? 422 : 200,
    body: (
      <MemberDetail {...known} zone={zoneOf(ctx)} may={may} showsSecrets={opensSecrets} review={review} />
    ),
  });
}

async function showEdit(
  ctx: RequestContext,
  typed?: Readonly<Record<string, string>>,
  problem?: AppError,
): Promise<PageAnswer> {
  const id = idOf(ctx);
  const hands = handsOf(ctx);
  const isRecord = hands.includes('record');
  const known = await ctx.transaction(async (tx) => {
    const record = await readMemberRecord(ctx, tx, id, { hidesSecrets: false });
    if (!record || record.deletedAt) throw notFound();
    return {
      record,
      rates: await readDuesRates(tx, todayOf(ctx)),
      campuses: isRecord ? await readCampuses(tx) : [],
    };
  });
  const { record } = known;
  // Who may not read what is sensitive does not get it back in a form either.
  const fields = fieldsFor(hands).filter((field) => !field.isSecret || ctx.can('member', 'view_sensitive'));
  const name = String(record.values.fullName);
  return renderPage({
    surface: 'console',
    title: `Ubah data ${name}`,
    trail: [
      { label: 'Anggota', url: '/admin/members' },
      { label: name, url: `/admin/members/${id}` },
    ],
    menuUrl: '/admin/members',
    status: problem?.status ?? 200,
    body: (
      <EditPage
        action={`/admin/members/${id}/edit`}
        cancelUrl={`/admin/members/${id}`}
        title={`Ubah data ${name}`}
        note={
          isRecord
            ? 'Perubahan dicatat dengan nilai lama dan barunya.'
            : 'Anda mengubah kontak dan pekerjaan. Identitas, golongan, dan status diubah oleh pengurus pusat.'
        }
        fields={fields}
        values={typed ? { ...record.values, ...typed } : record.values}
        errors={
          problem ? (Object.keys(problem.fields).length > 0 ? problem.fields : { form: problem.message }) : {}
        }
        rates={known.rates}
        seenAt={
          typed?.seenAt && problem?.code !== 'changed_since' ? typed.seenAt : record.updatedAt.toISOString()
        }
        {...(isRecord ? { campus: campusOf(record, known.campuses, typed) } : {})}
      />
    ),
  });
}

async function showStatus(ctx: RequestContext): Promise<PageAnswer> {
  const { person, offered } = await ctx.transaction(async (tx) => {
    const person = await readMembership(tx, idOf(ctx));
    if (!person) throw notFound();
    const offered = (await offerSteps(ctx, tx, membershipFlow, person)).filter(({ step }) =>
      officerSteps.includes(step),
    );
    return { person, offered };
  });
  const base = `/admin/members/${person.id}`;
  return renderPage({
    surface: 'console',
    title: `Status ${person.fullName}`,
    trail: [
      { label: 'Anggota', url: '/admin/members' },
      { label: person.fullName, url: base },
    ],
    menuUrl: '/admin/members',
    body: (
      <div className="grid max-w-3xl gap-5">
        <PageHeader
          title="Ubah status"
          note={`${person.fullName}: ${membershipFlow.states[person.stage].label}`}
        />
        {offered.length === 0 && (
          <Notice tone="neutral">Tidak ada tindakan yang terbuka bagi Anda untuk keadaan ini.</Notice>
        )}
        {offered.map(({ step, verdict }) => (
          <Sheet key={step.key} title={step.label}>
            {step.explain && <p className="mb-4 text-muted">{step.explain}</p>}
            {verdict.isOpen ? (
              <LinkButton href={`${base}/${step.key}`} look={step.isDanger ? 'danger' : 'outline'}>
                {step.label}
              </LinkButton>
            ) : (
              <Notice tone="neutral">{verdict.reason}</Notice>
            )}
          </Sheet>
        ))}
      </div>
    ),
  });
}

async function findDocument(tx: Tx, memberId: string, documentId: string | undefined) {
  const found = (await readDocuments(tx, memberId)).find(({ id }) => id === documentId);
  if (!found || found.type === 'dues_payment_proof') throw notFound();
  return found;
}

async function reviewDocument(
  ctx: RequestContext,
  tx: Tx,
  status: 'approved' | 'rejected',
  note: string,
): Promise<void> {
  const person = await readMembership(tx, idOf(ctx));
  if (!person) throw notFound();
  const document = await findDocument(tx, person.id, ctx.params.doc);
  await tx.execute(
    `update member_documents set review_status = $3, review_note = $4, reviewed_at = $5, reviewer_id = $6
      where tenant_id = balai.tenant_id() and member_id = $1 and id = $2`,
    [person.id, document.id, status, note || null, ctx.now, actorOf(ctx).id],
  );
  await keepEvent(ctx, tx, { memberId: person.id, regionCode: person.regionCode, step: 'review', note });
  await recordAudit(ctx, tx, {
    action: 'member.document_reviewed',
    resource: 'member',
    objectId: person.id,
    objectLabel: person.fullName,
    before: { status: document.reviewStatus },
    after: { status },
    ...(note ? { reason: note } : {}),
  });
  if (status === 'rejected' && person.accountId) {
    await notify(tx, [person.accountId], {
      title: 'Satu berkas perlu diganti',
      body: note,
      url: '/me/profile#berkas',
    });
  }
}

async function readTexts(ctx: RequestContext): Promise<Record<string, string>> {
  const form = await readForm(ctx);
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value].flat().at(-1) ?? '']));
}
