import { z } from 'zod';
import {
  api,
  check,
  json,
  listOf,
  listParameters,
  type RequestContext,
  type Route,
  readJson,
  readListQuery,
} from '#kernel/http';
import { notFound } from '#kernel/work';
import { findMembers, isUuid, listShapeFor, memberListShape } from '../members/find-members.ts';
import { type FieldHand, memberFields } from '../members/member-fields.ts';
import { type MemberRecord, readMemberRecord } from '../members/read-member.ts';
import { updateMember } from '../members/update-member.ts';

const listItem = z.object({
  id: z.uuid(),
  memberNumber: z.string().nullable(),
  fullName: z.string(),
  universityName: z.string().nullable(),
  regionCode: z.string(),
  golongan: z.string().nullable(),
  duesRateCode: z.string().nullable(),
  membershipStatus: z.string(),
  onboardingState: z.string(),
  accountStatus: z.string(),
  joinedAt: z.string().nullable(),
  overdueCount: z.number().int(),
});

const item = listItem.omit({ overdueCount: true }).extend({
  email: z.string().nullable(),
  emailVerifiedAt: z.string().nullable(),
  statusReason: z.string().nullable(),
  /** Only the fields this caller may see; NIK and salary are masked. */
  fields: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
});

const view = { resource: 'member', right: 'view' };
const edit = { resource: 'member', right: 'edit' };

/** Members over the API; the steps (approve, reject, …) stand beside them under the same addresses. */
export const memberApiRoutes: readonly Route[] = [
  api.get(
    '/api/v1/members',
    {
      access: view,
      summary: 'Members within one’s reach',
      queryParameters: listParameters(memberListShape),
      answer: listOf(listItem),
    },
    async (ctx) => {
      const list = readListQuery(ctx.query, listShapeFor(ctx), { isStrict: true });
      const { items, total } = await ctx.read((tx) => findMembers(ctx, tx, list));
      return json({
        items: items.map((one) => listItem.parse(one)),
        page: list.page,
        size: list.size,
        total,
      });
    },
  ),
  api.get('/api/v1/members/:id', { access: view, summary: 'One person', answer: item }, async (ctx) => {
    const record = await ctx.transaction((tx) =>
      readMemberRecord(ctx, tx, idOf(ctx), { hidesSecrets: true }),
    );
    if (!record || record.deletedAt) throw notFound();
    return json(itemOf(ctx, record));
  }),
  api.patch(
    '/api/v1/members/:id',
    {
      access: edit,
      summary: 'Change fields of one person; which ones follows from one’s rights',
      body: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
      answer: item,
      bodyKind: 'json',
    },
    async (ctx) => {
      const body = check(
        z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
        await readJson(ctx),
      );
      const typed = Object.fromEntries(
        Object.entries(body).map(([name, value]) => [
          name,
          value === null ? '' : value === true ? '1' : value === false ? '' : value,
        ]),
      );
      const hands: readonly FieldHand[] = ctx.can('member.record', 'edit')
        ? ['contact', 'record']
        : ['contact'];
      const record = await ctx.transaction((tx) =>
        updateMember(ctx, tx, { memberId: idOf(ctx), hands, typed, changesCampus: hands.includes('record') }),
      );
      return json(itemOf(ctx, { ...record, values: masked(record) }));
    },
  ),
];

function idOf(ctx: RequestContext): string {
  const id = ctx.params.id ?? '';
  if (!isUuid(id)) throw notFound();
  return id;
}

function itemOf(ctx: RequestContext, record: MemberRecord): z.infer<typeof item> {
  const seesProfile = ctx.can('member.profile', 'view');
  const seesNotes = ctx.can('member', 'view_sensitive');
  const fields = memberFields.filter(
    (field) => seesProfile && (!field.isSecret || seesNotes) && (!field.isForOfficers || seesNotes),
  );
  return item.parse({
    id: record.id,
    memberNumber: record.memberNumber,
    fullName: record.values.fullName,
    universityName: record.universityName,
    regionCode: record.regionCode,
    golongan: record.values.golongan ?? null,
    duesRateCode: record.values.duesRateCode ?? null,
    membershipStatus: record.membershipStatus,
    onboardingState: record.onboardingState,
    accountStatus: record.accountStatus,
    joinedAt: record.joinedAt,
    email: seesProfile ? record.email : null,
    emailVerifiedAt: record.emailVerifiedAt?.toISOString() ?? null,
    statusReason: record.statusReason,
    fields: Object.fromEntries(fields.map(({ name }) => [name, record.values[name] ?? null])),
  });
}

/** A change answers with what a reading would answer: secrets stay masked. */
function masked(record: MemberRecord): MemberRecord['values'] {
  const hidden = memberFields.filter(({ isSecret }) => isSecret).map(({ name }) => name);
  return Object.fromEntries(
    Object.entries(record.values).map(([name, value]) => [
      name,
      hidden.includes(name) && value ? '•••' : value,
    ]),
  );
}
