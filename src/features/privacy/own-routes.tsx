import { Readable } from 'node:stream';
import { z } from 'zod';
import { type AuditEntry, readAudit, readReadersOf, recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { contentDisposition, openPrivateFile, signFileLink, verifyFileLink } from '#kernel/files';
import {
  accountOf,
  check,
  errorsOf,
  file,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readTyped,
  redirectTo,
  renderPage,
  told,
} from '#kernel/http';
import { confirmPassword } from '#kernel/identity';
import { ErrorSummary, PageHeader } from '#kernel/ui';
import { type AppError, notFound } from '#kernel/work';
import { changeConsent, readConsents } from './consents.ts';
import { type DataCopy, readCopies, requestCopy } from './export-own-data.ts';
import { openRequest } from './open-request.ts';
import {
  AskSheet,
  ConsentSheet,
  CopySheet,
  type KeptAccount,
  KeptSheet,
  OwnRequests,
  ReadersPart,
} from './own-parts.tsx';
import { readPerson } from './person.ts';
import { OWN_ASK, OWN_READ, type PrivacyPlace } from './privacy-place.ts';
import { readRequestsOf } from './request.ts';

type Typed = Record<string, string>;

const asked = z.object({
  kind: z.enum(['access', 'correct', 'erase', 'withdraw'], { error: 'Pilih apa yang Anda minta.' }),
  note: z.string().trim().max(2000, 'Paling panjang 2.000 huruf.').default(''),
});

/** What is kept about a person, what they agreed to, who looked at it, and what the law lets them ask (UU 27/2022). */
export function ownPrivacyRoutes(place: PrivacyPlace): Route[] {
  const { own } = place;
  return [
    page.get(own, { access: OWN_READ, summary: 'What is kept about me' }, (ctx) => ownPage(ctx, place)),
    page.post(own, { access: OWN_ASK, summary: 'Ask about my data' }, (ctx) => ask(ctx, place)),
    page.post(`${own}/consents/:purpose`, { access: OWN_ASK, summary: 'Give or withdraw a consent' }, (ctx) =>
      changeOwnConsent(ctx, place),
    ),
    page.post(`${own}/copies`, { access: OWN_ASK, summary: 'Ask for a copy of my data' }, (ctx) =>
      askForCopy(ctx, place),
    ),
    file.get(
      `${own}/copies/:id/:token`,
      { access: OWN_READ, summary: 'Download the copy of my data' },
      (ctx) => sendCopy(ctx),
    ),
  ];
}

async function ask(ctx: RequestContext, place: PrivacyPlace): Promise<Response | PageAnswer> {
  const account = accountOf(ctx);
  const typed = await readTyped(ctx);
  try {
    const given = check(asked, typed);
    await ctx.transaction((tx) =>
      openRequest(ctx, tx, place, { ...given, accountId: account.accountId, name: account.name }),
    );
  } catch (error) {
    return ownPage(ctx, place, typed, told(error));
  }
  return redirectTo(place.own, {
    tone: 'success',
    text: 'Permintaan Anda tercatat. Kami menjawab paling lambat 3 x 24 jam.',
  });
}

async function changeOwnConsent(ctx: RequestContext, place: PrivacyPlace): Promise<Response | PageAnswer> {
  const purpose = place.source.purposes?.find(({ key }) => key === ctx.params.purpose);
  if (!purpose) throw notFound();
  const { act } = check(z.object({ act: z.enum(['give', 'withdraw']) }), await readTyped(ctx));
  const isGiven = act === 'give';
  const work = ctx.beyondWalls('own consents, which stand under the own id');
  try {
    await work.transaction((tx) => changeConsent(work, tx, purpose, { subjectId: subjectOf(ctx), isGiven }));
  } catch (error) {
    return ownPage(ctx, place, {}, told(error));
  }
  return redirectTo(place.own, {
    tone: 'success',
    text: isGiven ? 'Persetujuan Anda dicatat.' : `Persetujuan ditarik. ${purpose.stops}`,
  });
}

async function askForCopy(ctx: RequestContext, place: PrivacyPlace): Promise<Response | PageAnswer> {
  const { accountId } = accountOf(ctx);
  const { password = '' } = await readTyped(ctx);
  try {
    await confirmPassword(ctx, accountId, password);
    await ctx.transaction((tx) => requestCopy(ctx, tx, accountId));
  } catch (error) {
    return ownPage(ctx, place, {}, told(error));
  }
  return redirectTo(`${place.own}#salinan`, {
    tone: 'success',
    text: 'Salinan sedang disiapkan. Anda diberi tahu bila sudah siap.',
  });
}

async function sendCopy(ctx: RequestContext): Promise<Response> {
  const { accountId } = accountOf(ctx);
  const opened = await ctx.transaction(async (tx) => {
    const copy = await tx.one<{ id: string; file_id: string | null }>(
      `select id, file_id from privacy_exports
        where tenant_id = balai.tenant_id() and id = $1 and account_id = $2 and expires_at > $3`,
      [idOf(ctx), accountId, ctx.now],
    );
    if (!copy?.file_id) throw notFound();
    verifyFileLink(linkKey(ctx), ctx.params.token ?? '', { fileId: copy.file_id, accountId }, ctx.now);
    await tx.execute(
      `update privacy_exports set download_count = download_count + 1
        where tenant_id = balai.tenant_id() and id = $1`,
      [copy.id],
    );
    await recordAudit(ctx, tx, { action: 'privacy.copy_downloaded', resource: 'privacy', objectId: copy.id });
    return openPrivateFile(ctx, tx, copy.file_id, { resource: 'privacy', objectId: copy.id });
  });
  return new Response(Readable.toWeb(Readable.from(opened.content)) as ReadableStream, {
    headers: {
      'content-type': opened.mediaType,
      'content-length': String(opened.size),
      'content-disposition': contentDisposition(opened.name),
      'cache-control': 'private, no-store',
    },
  });
}

const linkKey = (ctx: RequestContext): Buffer => ctx.app.serverKey('file-link');

function copyUrl(ctx: RequestContext, place: PrivacyPlace, copy: DataCopy): string {
  const link = { fileId: copy.fileId ?? '', accountId: accountOf(ctx).accountId };
  return `${place.own}/copies/${copy.id}/${signFileLink(linkKey(ctx), link, { now: ctx.now })}`;
}

/** Consents stand under the person, or under the account of somebody who is nobody in the product. */
function subjectOf(ctx: RequestContext): string {
  const account = accountOf(ctx);
  return account.subjectId ?? account.accountId;
}

async function ownPage(
  ctx: RequestContext,
  place: PrivacyPlace,
  typed: Typed = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const errors = errorsOf(problem);
  const shown = await readOwn(ctx, place);
  return renderPage({
    surface: place.surfaceOf(ctx),
    title: 'Data pribadi saya',
    trail: [{ label: 'Profil saya', url: '/me/profile' }],
    help: 'data-pribadi',
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-4xl gap-5">
        <PageHeader
          title="Data pribadi saya"
          note="Apa yang kami simpan, apa yang Anda setujui, dan siapa yang melihatnya"
        />
        <ErrorSummary errors={errors} />
        <ConsentSheet ctx={ctx} own={place.own} purposes={shown.purposes} />
        <KeptSheet ctx={ctx} kept={shown.kept} />
        <CopySheet
          ctx={ctx}
          own={place.own}
          copies={shown.copies}
          linkOf={(copy) => copyUrl(ctx, place, copy)}
          errors={errors}
        />
        <ReadersPart
          ctx={ctx}
          nameOf={place.nameOf}
          readers={shown.readers}
          exports={shown.exports}
          watchers={shown.watchers}
        />
        <OwnRequests ctx={ctx} requests={shown.requests} />
        {ctx.can(OWN_ASK.resource, OWN_ASK.right) && (
          <AskSheet own={place.own} typed={typed} errors={errors} />
        )}
      </div>
    ),
  });
}

async function readOwn(ctx: RequestContext, place: PrivacyPlace) {
  const { accountId, subjectId } = accountOf(ctx);
  const { source } = place;
  const work = ctx.beyondWalls('a person reads what is kept about themselves');
  return work.transaction(async (tx) => {
    const person = await readPerson(work, tx, source, { accountId, subjectId });
    const consents = await readConsents(tx, subjectOf(ctx));
    const purposes = [];
    for (const purpose of source.purposes ?? []) {
      const own = consents.filter((one) => one.purpose === purpose.key);
      purposes.push({
        purpose,
        version: await purpose.versionOf(tx, ctx.now),
        current: own.find(({ withdrawnAt }) => withdrawnAt === null),
        former: own.filter(({ withdrawnAt }) => withdrawnAt !== null),
      });
    }
    return {
      purposes,
      kept: await readKept(tx, accountId),
      copies: await readCopies(tx, accountId),
      readers: await readReadersOf(work, tx, [accountId, ...person.people], accountId),
      exports: await readExports(ctx, tx, source.exportActions ?? []),
      watchers: subjectId ? ((await source.watchersOf?.(work, tx, subjectId)) ?? []) : [],
      requests: await readRequestsOf(tx, accountId),
    };
  });
}

/** Lists that others took along: whoever stands in them cannot be told from the log, so all of the last year are shown. */
async function readExports(ctx: RequestContext, tx: Tx, actions: readonly string[]): Promise<AuditEntry[]> {
  const from = new Date(ctx.now.getTime() - 365 * 86_400_000);
  const found: AuditEntry[] = [];
  for (const action of actions) {
    const { items } = await readAudit(ctx, tx, { action, outcome: 'done', from }, { offset: 0, limit: 20 });
    found.push(...items);
  }
  return found.sort((one, other) => other.at.getTime() - one.at.getTime()).slice(0, 20);
}

async function readKept(tx: Tx, accountId: string): Promise<KeptAccount> {
  const row = await tx.one<KeptAccount>(
    `select display_name as name, email, created_at as "createdAt", second_factor_at is not null as "hasFactor",
       (select count(*)::int from sign_in_events e
         where e.tenant_id = a.tenant_id and e.account_id = a.id) as "signIns"
       from accounts a where a.tenant_id = balai.tenant_id() and a.id = $1`,
    [accountId],
  );
  return row!;
}
