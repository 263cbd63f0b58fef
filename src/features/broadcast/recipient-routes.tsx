import { Readable } from 'node:stream';
import { recordAudit } from '#kernel/audit';
import { dateIn, formatMoment, zoneOf } from '#kernel/calendar';
import { exportXlsx } from '#kernel/exchange';
import { contentDisposition } from '#kernel/files';
import {
  errorsOf,
  file,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
  textIn,
  told,
} from '#kernel/http';
import { decideUncertain, markBounced, readDecision, type UncertainDecision } from '#kernel/mail';
import { formatCount } from '#kernel/money';
import { Badge, Button, DescriptionList, ErrorSummary, Form, Notice, PageHeader, Sheet } from '#kernel/ui';
import { type AppError, conflict, invalid, notFound } from '#kernel/work';
import { type Broadcast, readBroadcast } from './broadcast.ts';
import type { BroadcastPlace } from './broadcast-place.ts';
import { frame } from './desk-frame.ts';
import { regionWord } from './preview-page.tsx';
import { RECIPIENT_STATES, SKIP_WORDS } from './recipient-state.ts';
import { mailsInState, RECIPIENT_LIST, type Recipient, readRecipient, readRecipients } from './recipients.ts';

/** The people of a letter that has gone: one by one, as a file, and what waits for a decision. */
export function recipientRoutes(place: BroadcastPlace, desk: string): Route[] {
  const access = place.rights.send;
  const one = `${desk}/:id/recipients/:person`;
  return [
    file.get(`${desk}/:id/export`, { access, summary: 'The people of a letter as a sheet' }, (ctx) =>
      sendSheet(ctx, place),
    ),
    page.post(
      `${desk}/:id/uncertain`,
      { access, summary: 'Decide all mails of uncertain outcome of a letter' },
      async (ctx) => {
        const id = idOf(ctx);
        const decision = readDecision(await readForm(ctx));
        const count = await ctx.transaction(async (tx) => {
          if (!(await readBroadcast(tx, id))) throw notFound();
          return decideUncertain(ctx, tx, { mailIds: await mailsInState(tx, id, 'uncertain'), decision });
        });
        return redirectTo(`${desk}/${id}`, { tone: 'success', text: decidedWords(decision, count) });
      },
    ),
    page.get(one, { access, summary: 'One person of a letter' }, (ctx) => recipientPage(ctx, place, desk)),
    page.post(
      `${one}/decide`,
      { access, summary: 'Send a mail of uncertain outcome once more, or leave it' },
      async (ctx) => {
        const decision = readDecision(await readForm(ctx));
        return act(ctx, place, desk, async (recipient) => {
          const mailIds = [recipient.mailId!];
          await ctx.transaction((tx) => decideUncertain(ctx, tx, { mailIds, decision }));
          return decidedWords(decision, 1);
        });
      },
    ),
    page.post(`${one}/bounced`, { access, summary: 'Say that a mail came back' }, async (ctx) => {
      const typed = textIn(await readForm(ctx), 'kind');
      return act(ctx, place, desk, async (recipient) => {
        const kind = (['hard', 'soft'] as const).find((known) => known === typed);
        if (!kind) throw invalid({ kind: 'Pilih mengapa surel ini kembali.' });
        await ctx.transaction((tx) =>
          markBounced(ctx, tx, { mailId: recipient.mailId!, kind, source: 'officer' }),
        );
        return 'Dicatat sebagai surel yang kembali.';
      });
    }),
  ];
}

async function act(
  ctx: RequestContext,
  place: BroadcastPlace,
  desk: string,
  work: (recipient: Recipient) => Promise<string>,
): Promise<Response | PageAnswer> {
  const here = `${desk}/${idOf(ctx)}/recipients/${idOf(ctx, 'person')}`;
  try {
    const { recipient } = await find(ctx, place);
    if (!recipient.mailId) throw conflict('no_mail', 'Orang ini tidak mendapat surel.');
    return redirectTo(here, { tone: 'success', text: await work(recipient) });
  } catch (error) {
    return recipientPage(ctx, place, desk, told(error));
  }
}

/** The letter too: one to the whole union has people of a coordinator's region, and is not the coordinator's to handle. */
async function find(
  ctx: RequestContext,
  place: BroadcastPlace,
): Promise<{ letter: Broadcast; recipient: Recipient }> {
  return ctx.transaction(async (tx) => {
    const letter = await readBroadcast(tx, idOf(ctx));
    const recipient = await readRecipient(tx, place, idOf(ctx), idOf(ctx, 'person'));
    if (!letter || !recipient) throw notFound();
    return { letter, recipient };
  });
}

async function recipientPage(
  ctx: RequestContext,
  place: BroadcastPlace,
  desk: string,
  problem?: AppError,
): Promise<PageAnswer> {
  const id = idOf(ctx);
  const { letter, recipient } = await find(ctx, place);
  const state = RECIPIENT_STATES[recipient.state];
  const here = `${desk}/${id}/recipients/${recipient.personId}`;
  const at = recipient.at && formatMoment(recipient.at, zoneOf(ctx.tenant.timeZone), 'long');
  return renderPage({
    ...frame(desk, recipient.name),
    trail: [
      { label: 'Pengumuman', url: desk },
      { label: letter.subject, url: `${desk}/${id}` },
    ],
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-2xl gap-5">
        <PageHeader
          title={recipient.name}
          note={letter.subject}
          badge={<Badge tone={state?.tone}>{state?.label ?? recipient.state}</Badge>}
        />
        <ErrorSummary errors={errorsOf(problem)} />
        <Sheet>
          <DescriptionList
            items={[
              { term: 'Nomor', detail: recipient.number || 'Belum bernomor' },
              { term: 'Wilayah', detail: regionWord(place, recipient.regionCode) },
              ...(at ? [{ term: 'Percobaan terakhir', detail: at }] : []),
              ...(recipient.skipped
                ? [{ term: 'Mengapa tanpa surel', detail: SKIP_WORDS[recipient.skipped].help }]
                : []),
              ...(recipient.failure ? [{ term: 'Keterangan', detail: recipient.failure }] : []),
            ]}
          />
        </Sheet>
        {recipient.state === 'uncertain' && (
          <Notice tone="warning" title="Belum pasti terkirim">
            <p>Dikirim lagi, ia mungkin mendapat dua. Dibiarkan, ia mungkin tidak mendapat.</p>
            <Form action={`${here}/decide`} className="mt-3 flex flex-wrap gap-3">
              <Button name="decision" value="again">
                Kirim lagi
              </Button>
              <Button name="decision" value="leave" look="quiet">
                Biarkan
              </Button>
            </Form>
          </Notice>
        )}
        {['sent', 'left'].includes(recipient.state) && (
          <Sheet
            title="Surel ini kembali?"
            note="Satu kali “alamat tidak ada” atau tiga kali “kotak penuh” menghentikan pengumuman ke alamat itu."
          >
            <Form action={`${here}/bounced`} className="flex flex-wrap gap-3">
              <Button name="kind" value="hard">
                Alamat tidak ada
              </Button>
              <Button name="kind" value="soft">
                Kotak penuh
              </Button>
            </Form>
          </Sheet>
        )}
      </div>
    ),
  });
}

async function sendSheet(ctx: RequestContext, place: BroadcastPlace): Promise<Response> {
  const id = idOf(ctx);
  const list = readListQuery(ctx.query, RECIPIENT_LIST);
  const { letter, items } = await ctx.transaction(async (tx) => {
    const letter = await readBroadcast(tx, id);
    if (!letter?.sentAt) throw notFound();
    const { items } = await readRecipients(tx, place, id, list, null);
    await recordAudit(ctx, tx, {
      ...{ action: 'broadcast.exported', resource: 'broadcast', objectId: id, objectLabel: letter.subject },
      after: { rows: items.length },
    });
    return { letter, items };
  });
  const zone = zoneOf(ctx.tenant.timeZone);
  const table = exportXlsx<Recipient>({
    name: 'Penerima',
    title: [ctx.tenant.name, `${letter.subject}, ${formatCount(items.length)} orang`],
    columns: [
      { label: 'Nama', writes: 'text', width: 32, value: ({ name }) => name },
      { label: 'Nomor', writes: 'text', value: ({ number }) => number },
      {
        label: 'Wilayah',
        writes: 'text',
        width: 22,
        value: ({ regionCode }) => regionWord(place, regionCode),
      },
      { label: 'Keadaan', writes: 'text', value: ({ state }) => RECIPIENT_STATES[state]?.label ?? state },
      {
        ...{ label: 'Keterangan', writes: 'text', width: 40 },
        value: ({ skipped, failure }) => (skipped ? SKIP_WORDS[skipped].label : failure),
      },
      { label: 'Tanggal', writes: 'date', value: ({ at }) => at && dateIn(zone, at) },
    ],
    rows: items,
  });
  return new Response(Readable.toWeb(Readable.from(table)) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': contentDisposition(`penerima-${letter.subject}.xlsx`),
      'cache-control': 'private, no-store',
    },
  });
}

const decidedWords = (decision: UncertainDecision, count: number): string =>
  decision === 'again'
    ? `${formatCount(count)} surel dikirim sekali lagi.`
    : `${formatCount(count)} surel dibiarkan.`;
