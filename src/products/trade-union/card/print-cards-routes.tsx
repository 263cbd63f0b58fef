import { z } from 'zod';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import {
  check,
  type ListQuery,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { formatCount } from '#kernel/money';
import {
  Button,
  EmptyState,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  RadioGroup,
  Sheet,
} from '#kernel/ui';
import { AppError, conflict } from '#kernel/work';
import { findMemberIds, listShapeFor } from '../members/find-members.ts';
import { describeList } from '../members/list-words.ts';
import { HAS_CARD_SQL } from './member-card.ts';
import { PRINT_CARDS, type PrintCardsInput } from './print-cards-job.ts';

const PATH = '/admin/members/cards';
const access = { resource: 'membercard', right: 'print' };
const MOST = 10_000;

const form = z.object({ layout: z.enum(['sheet', 'card'], 'Pilih susunan kertasnya.') });

/** The cards of everybody on a list of members as one job: sheets of ten for scissors, or one card a page for a card printer. */
export const printCardsRoutes: readonly Route[] = [
  page.get(PATH, { access, summary: 'Ask whose cards, and on which paper' }, (ctx) =>
    showPrint(ctx, ctx.query),
  ),
  page.post(PATH, { access, summary: 'Print cards as one job' }, async (ctx) => {
    const typed = await readForm(ctx);
    const query = new URLSearchParams(String(typed.query ?? ''));
    try {
      const { layout } = check(form, typed);
      const runId = await ctx.transaction(async (tx) => {
        const memberIds = await readHolders(ctx, tx, listOf(ctx, query));
        if (memberIds.length === 0)
          throw conflict('no_cards', 'Tidak ada anggota aktif bernomor di daftar ini. Ubah saringannya.');
        await recordAudit(ctx, tx, {
          action: 'member.cards_printed',
          resource: 'membercard',
          objectLabel: `${memberIds.length} kartu`,
          after: { cards: memberIds.length, layout, list: describeList(listOf(ctx, query)) },
        });
        const input: PrintCardsInput = { memberIds, layout, walls: ctx.walls };
        return ctx.app.jobs.add(ctx, tx, {
          kind: PRINT_CARDS,
          title: `Cetak ${formatCount(memberIds.length)} kartu anggota`,
          input: { ...input },
          total: memberIds.length,
        });
      });
      return redirectTo(`/jobs/${runId}`);
    } catch (error) {
      if (error instanceof AppError && error.status < 500) return showPrint(ctx, query, error);
      throw error;
    }
  }),
];

function listOf(ctx: RequestContext, query: URLSearchParams): ListQuery {
  return readListQuery(query, listShapeFor(ctx));
}

/** Of the people on the list, those who have a card, in the order of the list. */
async function readHolders(ctx: RequestContext, tx: Tx, list: ListQuery): Promise<string[]> {
  const ids = await findMemberIds(ctx, tx, list, MOST);
  const rows = await tx.query<{ id: string }>(
    `select m.id from members m where m.tenant_id = balai.tenant_id() and m.id = any($1::uuid[]) and ${HAS_CARD_SQL}
      order by array_position($1::uuid[], m.id)`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

async function showPrint(
  ctx: RequestContext,
  query: URLSearchParams,
  problem?: AppError,
): Promise<PageAnswer> {
  const list = listOf(ctx, query);
  const count = (await ctx.transaction((tx) => readHolders(ctx, tx, list))).length;
  const sheets = Math.ceil(count / 10);
  return renderPage({
    surface: 'console',
    title: 'Cetak kartu anggota',
    trail: [{ label: 'Anggota', url: '/admin/members' }],
    menuUrl: PATH,
    help: 'cetak-kartu',
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-3xl gap-5">
        <PageHeader
          title="Cetak kartu anggota"
          note={`${formatCount(count)} anggota aktif bernomor, ${describeList(list)}`}
        />
        {problem && <ErrorSummary errors={{ form: problem.message, ...problem.fields }} />}
        {count === 0 ? (
          <EmptyState
            kind="not-found"
            icon="id-card"
            title="Tidak ada kartu untuk dicetak"
            actions={<LinkButton href="/admin/members">Pilih dari daftar anggota</LinkButton>}
          >
            Kartu ada bagi anggota aktif yang sudah bernomor.
          </EmptyState>
        ) : (
          <Sheet>
            <Form action={PATH} hidden={{ query: query.toString() }} className="grid gap-6">
              <RadioGroup
                name="layout"
                label="Kertas"
                value="sheet"
                options={[
                  {
                    value: 'sheet',
                    label: `A4, sepuluh kartu selembar (${formatCount(sheets)} lembar)`,
                    help: 'Halaman depan, lalu halaman belakangnya. Cetak bolak-balik pada sisi panjang, lalu gunting.',
                  },
                  {
                    value: 'card',
                    label: 'Satu kartu satu halaman',
                    help: 'Untuk pencetak kartu 85,6 × 54 mm: depan, lalu belakang.',
                  },
                ]}
                {...(problem?.fields.layout ? { error: problem.fields.layout } : {})}
              />
              <p className="text-sm text-muted">
                Kode yang sudah tercetak tetap berlaku. Berkas dibuat di latar; Anda dapat menutup halaman
                ini.
              </p>
              <FormActions>
                <Button look="primary" icon="printer" busyLabel="Mengantre…">
                  Cetak {formatCount(count)} kartu
                </Button>
                <LinkButton href="/admin/members" look="quiet">
                  Batal
                </LinkButton>
              </FormActions>
            </Form>
          </Sheet>
        )}
      </div>
    ),
  });
}
