import { z } from 'zod';
import { readAudit, readAuditEntry } from '#kernel/audit';
import {
  accountOf,
  api,
  check,
  json,
  listOf,
  listParameters,
  type Route,
  readJson,
  readListQuery,
} from '#kernel/http';
import { readOutbox, readOutboxMail } from '#kernel/mail';
import { markRead, readNotifications } from '#kernel/notifications';
import { notFound } from '#kernel/work';
import { auditFilterOf, auditShape } from '../admin/audit-filter.ts';
import { cancelJob, type JobRow, jobShape, readJob, readJobs, retryJob } from '../admin/jobs/job-rows.ts';
import { outboxShape } from '../admin/outbox.tsx';
import { visibleMail } from '../admin/visible-mail.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const moment = z.string().describe('ISO 8601');

const auditEvent = z.object({
  id: z.string(),
  at: moment,
  actorKind: z.enum(['account', 'guest', 'system']),
  actorId: z.string().nullable(),
  actorName: z.string(),
  roles: z.string(),
  scope: z.string(),
  action: z.string(),
  resource: z.string(),
  objectId: z.string().nullable(),
  objectLabel: z.string().nullable(),
  outcome: z.enum(['done', 'refused', 'failed']),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
  ip: z.string(),
  device: z.string(),
  requestId: z.string(),
  isErased: z.boolean(),
});

const job = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  done: z.number().int(),
  total: z.number().int().nullable(),
  note: z.string(),
  failure: z.string().nullable(),
  attempts: z.number().int(),
  requestedBy: z.string().nullable(),
  createdAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
});

const notification = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string(),
  url: z.string(),
  createdAt: moment,
  readAt: moment.nullable(),
});

const mail = z.object({
  id: z.string(),
  template: z.string(),
  to: z.object({ name: z.string().optional(), address: z.string() }),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  attachments: z.array(z.string()),
  state: z.enum(['queued', 'sending', 'sent', 'kept', 'failed', 'uncertain', 'left']),
  attempts: z.number().int(),
  failure: z.string().nullable(),
  createdAt: moment,
  sentAt: moment.nullable(),
});

const notificationShape = { sorts: ['createdAt'], defaultSort: '-createdAt', filters: ['state'] };
const marked = z.object({ id: z.string().regex(UUID, 'Id pemberitahuan tidak dikenal.').optional() });

/** Audit log, background work, notifications and outbox over JSON. */
export const listRoutes: readonly Route[] = [
  api.get(
    '/api/v1/audit-events',
    {
      access: { resource: 'audit', right: 'read' },
      summary: 'The audit log, the newest first',
      queryParameters: listParameters(auditShape),
      answer: listOf(auditEvent),
    },
    async (ctx) => {
      const list = readListQuery(ctx.query, auditShape, { isStrict: true });
      const page = { offset: list.offset, limit: list.size };
      const { items, total } = await ctx.transaction((tx) =>
        readAudit(ctx, tx, auditFilterOf(ctx, list), page),
      );
      return json({ items, page: list.page, size: list.size, total });
    },
  ),
  api.get(
    '/api/v1/audit-events/:id',
    {
      access: { resource: 'audit', right: 'read' },
      summary: 'One entry of the audit log',
      answer: auditEvent,
    },
    async (ctx) => {
      const id = ctx.params.id ?? '';
      const entry = UUID.test(id) ? await ctx.transaction((tx) => readAuditEntry(ctx, tx, id)) : undefined;
      if (!entry) throw notFound();
      return json(entry);
    },
  ),
  api.get(
    '/api/v1/jobs',
    {
      access: { resource: 'job', right: 'read' },
      summary: 'Background work',
      queryParameters: listParameters(jobShape),
      answer: listOf(job),
    },
    async (ctx) => {
      const list = readListQuery(ctx.query, jobShape, { isStrict: true });
      const { items, total } = await ctx.transaction((tx) => readJobs(ctx, tx, list));
      return json({ items: items.map(toldOf), page: list.page, size: list.size, total });
    },
  ),
  api.get(
    '/api/v1/jobs/:id',
    { access: { resource: 'job', right: 'read' }, summary: 'One piece of background work', answer: job },
    async (ctx) => json(toldOf(await ctx.transaction((tx) => readJob(ctx, tx, ctx.params.id ?? '')))),
  ),
  api.post(
    '/api/v1/jobs/:id/retry',
    { access: { resource: 'job', right: 'retry' }, summary: 'Try a failed piece of work again', answer: job },
    async (ctx) => {
      const id = ctx.params.id ?? '';
      await ctx.transaction((tx) => retryJob(ctx, tx, id));
      return json(toldOf(await ctx.transaction((tx) => readJob(ctx, tx, id))));
    },
  ),
  api.post(
    '/api/v1/jobs/:id/cancel',
    { access: { resource: 'job', right: 'cancel' }, summary: 'Stop a piece of work', answer: job },
    async (ctx) => {
      const id = ctx.params.id ?? '';
      await ctx.transaction((tx) => cancelJob(ctx, tx, id));
      return json(toldOf(await ctx.transaction((tx) => readJob(ctx, tx, id))));
    },
  ),
  api.get(
    '/api/v1/notifications',
    {
      access: { resource: 'notification', right: 'read' },
      summary: 'My notifications; filter[state]=new for the unread ones',
      queryParameters: listParameters(notificationShape),
      answer: listOf(notification),
    },
    async (ctx) => {
      const { accountId } = accountOf(ctx);
      const list = readListQuery(ctx.query, notificationShape, { isStrict: true });
      const isUnreadOnly = list.filters.state?.[0] === 'new';
      const { items, total } = await ctx.transaction((tx) =>
        readNotifications(tx, accountId, { offset: list.offset, limit: list.size, isUnreadOnly }),
      );
      return json({ items, page: list.page, size: list.size, total });
    },
  ),
  api.post(
    '/api/v1/notifications/read',
    {
      access: { resource: 'notification', right: 'update' },
      summary: 'Mark one notification read, or all of them',
      body: marked,
      answer: z.object({ marked: z.number().int() }),
    },
    async (ctx) => {
      const { accountId } = accountOf(ctx);
      const { id } = check(marked, await readJson(ctx));
      return json({ marked: await ctx.transaction((tx) => markRead(tx, accountId, id)) });
    },
  ),
  api.get(
    '/api/v1/outbox',
    {
      access: { resource: 'outbox', right: 'read' },
      summary: 'Mails that were sent, or would have been when no mail server is set',
      queryParameters: listParameters(outboxShape),
      answer: listOf(mail),
    },
    async (ctx) => {
      const list = readListQuery(ctx.query, outboxShape, { isStrict: true });
      const { items, total } = await ctx.transaction((tx) =>
        readOutbox(ctx, tx, { offset: list.offset, limit: list.size }),
      );
      return json({ items: items.map(visibleMail), page: list.page, size: list.size, total });
    },
  ),
  api.get(
    '/api/v1/outbox/:id',
    { access: { resource: 'outbox', right: 'read' }, summary: 'One mail', answer: mail },
    async (ctx) => {
      const id = ctx.params.id ?? '';
      const found = UUID.test(id) ? await ctx.transaction((tx) => readOutboxMail(ctx, tx, id)) : undefined;
      if (!found) throw notFound();
      return json(visibleMail(found));
    },
  ),
];

/** A run as the API tells it: by whom in a name, without ids of accounts and files and its worker's signs of life. */
function toldOf({ requestedById: _account, beatAt: _beat, resultFileId: _file, ...run }: JobRow) {
  return run;
}
