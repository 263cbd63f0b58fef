import { z } from 'zod';
import {
  check,
  errorsOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readTyped,
  redirectTo,
  textsLike,
  told,
} from '#kernel/http';
import { readSetting } from '#kernel/settings';
import {
  Badge,
  Button,
  Checkbox,
  DataTable,
  ErrorSummary,
  Form,
  Notice,
  PageHeader,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { momentOf } from './clock-badge.tsx';
import { deskPage } from './desk-frame.tsx';
import { DESK_DECIDE, DESK_READ, type PrivacyPlace } from './privacy-place.ts';
import { countRetired, readRetentionRuns, retentionPolicy, saveRetentionPolicy } from './retention.ts';

const EMPTY = { isOn: '', years: '', nightCap: '' };
type Typed = typeof EMPTY;

const whole = (least: number, most: number) =>
  z.coerce
    .number({ error: `Isi angka ${least} sampai ${most}.` })
    .int(`Isi angka ${least} sampai ${most}.`)
    .min(least, `Paling sedikit ${least}.`)
    .max(most, `Paling banyak ${most}.`);

const shape = z.object({
  isOn: z.string().transform((typed) => typed === '1'),
  years: whole(1, 30),
  nightCap: whole(1, 100),
});

/** How long data of people who left is kept: the rule, whom it would reach now, and what it did. */
export function retentionRoutes(place: PrivacyPlace): Route[] {
  const here = `${place.desk}/masa-simpan`;
  return [
    page.get(here, { access: DESK_READ, summary: 'How long personal data is kept' }, (ctx) =>
      retentionPage(ctx, place),
    ),
    page.post(
      here,
      { access: DESK_DECIDE, summary: 'Change how long personal data is kept' },
      async (ctx) => {
        const typed = textsLike(EMPTY, await readTyped(ctx));
        try {
          const policy = check(shape, typed);
          await ctx.transaction((tx) => saveRetentionPolicy(ctx, tx, policy));
          return redirectTo(here, {
            tone: 'success',
            text: policy.isOn
              ? 'Tersimpan. Malam ini dihitung dahulu; penghapusan mulai malam berikutnya.'
              : 'Tersimpan. Tidak ada yang dihapus dengan sendirinya.',
          });
        } catch (error) {
          return retentionPage(ctx, place, typed, told(error));
        }
      },
    ),
  ];
}

async function retentionPage(
  ctx: RequestContext,
  place: PrivacyPlace,
  typed?: Typed,
  problem?: AppError,
): Promise<PageAnswer> {
  const errors = errorsOf(problem);
  const work = ctx.beyondWalls('whom the rule of keeping would reach');
  const { policy, runs, reached } = await work.transaction(async (tx) => {
    const stored = await readSetting(tx, retentionPolicy);
    return {
      policy: stored,
      runs: await readRetentionRuns(tx),
      reached: place.source.endedBefore
        ? (await countRetired(work, tx, place, stored.years)).length
        : undefined,
    };
  });
  const shown = typed ?? {
    isOn: policy.isOn ? '1' : '',
    years: String(policy.years),
    nightCap: String(policy.nightCap),
  };
  return deskPage(place, {
    title: 'Masa simpan',
    part: 'retention',
    status: problem?.status ?? 200,
    header: (
      <PageHeader
        title="Masa simpan data"
        note="Data orang yang sudah keluar, sesudah sekian tahun"
        badge={<Badge tone={policy.isOn ? 'success' : 'neutral'}>{policy.isOn ? 'Menyala' : 'Mati'}</Badge>}
      />
    ),
    body: (
      <>
        <ErrorSummary errors={errors} />
        <Notice tone="neutral">
          {reached === undefined
            ? 'Organisasi ini belum punya daftar orang yang keluar; aturan ini belum menjangkau siapa pun.'
            : `Dengan ${policy.years} tahun, aturan ini sekarang menjangkau ${reached.toLocaleString('id-ID')} orang. Yang masih punya tagihan atau klaim terbuka dilewati.`}
        </Notice>
        {ctx.can(DESK_DECIDE.resource, DESK_DECIDE.right) && (
          <Sheet title="Aturan">
            <Form action={`${place.desk}/masa-simpan`} className="grid max-w-md gap-5">
              <Checkbox
                name="isOn"
                label="Hapus data orang yang sudah keluar"
                isChecked={shown.isOn === '1'}
                help="Pembukuan tetap, tanpa nama. Malam pertama hanya menghitung dan melapor."
              />
              <TextField
                name="years"
                label="Disimpan selama (tahun)"
                inputMode="numeric"
                value={shown.years}
                error={errors.years}
              />
              <TextField
                name="nightCap"
                label="Paling banyak dihapus semalam"
                inputMode="numeric"
                value={shown.nightCap}
                error={errors.nightCap}
                help="Kekeliruan aturan tidak sempat menghapus banyak orang."
              />
              <div>
                <Button look="primary" busyLabel="Menyimpan…">
                  Simpan aturan
                </Button>
              </div>
            </Form>
          </Sheet>
        )}
        <DataTable
          caption="Malam yang sudah lewat, yang terbaru di atas"
          rows={runs}
          rowKey={(run) => run.id}
          columns={[
            { key: 'at', label: 'Waktu', cell: (run) => momentOf(ctx, run.at, 'short') },
            {
              key: 'mode',
              label: 'Yang dikerjakan',
              onPhone: 'badge',
              cell: (run) => (
                <Badge tone={run.mode === 'erased' ? 'success' : 'info'}>
                  {run.mode === 'erased' ? 'Dihapus' : 'Dihitung saja'}
                </Badge>
              ),
            },
            { key: 'years', label: 'Tahun', isNarrow: true, onPhone: 'pair', cell: (run) => run.years },
            {
              key: 'found',
              label: 'Terjangkau',
              isNarrow: true,
              onPhone: 'pair',
              cell: (run) => run.foundCount,
            },
            {
              key: 'erased',
              label: 'Dihapus',
              isNarrow: true,
              onPhone: 'pair',
              cell: (run) => run.erasedCount,
            },
          ]}
          empty={{
            kind: 'nothing-yet',
            icon: 'clock',
            title: 'Aturan ini belum pernah berjalan',
            children: 'Setelah dinyalakan, laporan setiap malam tampil di sini.',
          }}
        />
      </>
    ),
  });
}
