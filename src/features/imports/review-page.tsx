import { isWarning, type Problem } from '#kernel/exchange';
import type { RequestContext } from '#kernel/http';
import {
  Button,
  Chip,
  ChipRow,
  DataTable,
  Disclosure,
  FigureRow,
  Form,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  ProgressBar,
  RadioGroup,
  RowMap,
  Sheet,
  StepList,
  TextField,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import type { ImportTarget } from './import-target.ts';
import { ReviewColumns } from './review-columns.tsx';
import { type CheckedImport, rowsToStore } from './staged-import.ts';

const PER_PAGE = 25;
const number = (value: number) => value.toLocaleString('id-ID');

interface Job {
  state: string;
  failure: string | null;
  done_count: number;
  total_count: number | null;
}

export interface ReviewPageProps {
  ctx: RequestContext;
  target: ImportTarget;
  checked: CheckedImport;
  job: Job | undefined;
  /** Why the last choice was not taken. */
  problem?: AppError | undefined;
}

/** What was found in a sheet: how much is ready, every problem by row and column, possible duplicates, and the commit. */
export function ReviewPage({ ctx, target, checked, job, problem }: ReviewPageProps) {
  const { staged, table, result } = checked;
  const { totals } = result;
  const isOpen = staged.state === 'checked';
  const url = `${target.pageUrl}/${staged.id}`;
  const numbers = table.rows.map((row) => row.number);
  const otherSheets = table.sheets
    .filter(({ name, rows, isHidden }) => name !== table.name && rows > 1 && !isHidden)
    .map(({ name, rows }) => `“${name}” (${number(rows)} baris)`);
  const stored = rowsToStore(target, result).length;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={target.title}
        note={`${staged.choices.fileName}, lembar “${table.name}”, judul di baris ${table.headerRow}, ${number(totals.rows)} baris. ${isOpen ? 'Belum ada yang disimpan.' : ''}`}
        actions={
          isOpen && (
            <Form action={`${url}/cancel`} csrfToken={ctx.csrf}>
              <Button look="quiet">Batalkan impor</Button>
            </Form>
          )
        }
      />
      {problem && (
        <Notice tone="error" title="Pilihan itu tidak dipakai">
          {problem.message}
        </Notice>
      )}
      <StepList
        label="Langkah impor"
        steps={[
          { title: 'Unggah', note: staged.choices.fileName, state: 'done' },
          {
            title: 'Cocokkan kolom',
            note: `${Object.keys(staged.choices.mapping).length} dari ${target.profile.fields.length} isian`,
            state: 'done',
          },
          { title: 'Periksa', note: isOpen ? 'sekarang' : 'selesai', state: isOpen ? 'now' : 'done' },
          {
            title: 'Impor',
            note: staged.result ? 'selesai' : isOpen ? 'belum dimulai' : 'sedang berjalan',
            state: staged.result ? 'done' : isOpen ? 'next' : 'now',
          },
        ]}
      />
      {isOpen && otherSheets.length > 0 && (
        <Notice tone="warning" title={`Yang dibaca hanya lembar “${table.name}”`}>
          Berkas ini juga berisi {otherSheets.join(', ')}. Pilih lembarnya di bagian Cocokkan kolom, dan
          unggah berkas ini lagi untuk setiap lembar yang berisi {target.profile.title}.
        </Notice>
      )}
      <Outcome staged={staged} job={job} arrived={target.arrived} />
      <Sheet title={`${number(totals.clean)} baris tanpa masalah`} note={target.promise}>
        <div className="grid gap-5">
          <FigureRow
            items={[
              { label: 'Siap', value: number(totals.clean), icon: 'circle-check' },
              { label: 'Perlu diperbaiki', value: number(totals.withErrors), icon: 'wrench' },
              { label: 'Mungkin ganda', value: `${number(totals.duplicates)} pasang`, icon: 'copy' },
            ]}
          />
          <RowMap
            firstRow={numbers[0] ?? table.headerRow + 1}
            lastRow={numbers.at(-1) ?? table.headerRow + 1}
            problems={rowMarks(checked)}
            finding={`${number(totals.withErrors)} dari ${number(totals.rows)} baris bermasalah, ${number(totals.duplicates)} pasang mungkin ganda`}
          />
        </div>
      </Sheet>
      <ReviewColumns ctx={ctx} target={target} checked={checked} />
      <Problems ctx={ctx} target={target} checked={checked} />
      <Duplicates ctx={ctx} target={target} checked={checked} />
      {isOpen && (
        <div className="sheet sticky bottom-3 z-10 flex flex-wrap items-center justify-end gap-3 p-4 shadow-raised">
          <p className="mr-auto text-sm text-muted">
            {`Pemeriksaan selesai: ${number(totals.rows)} baris dibaca.`}
            {stored < totals.rows && ` ${number(totals.rows - stored)} baris bermasalah tidak disimpan.`}
          </p>
          <LinkButton href={`${url}/problems.xlsx?only=problems`} icon="download">
            Unduh baris bermasalah
          </LinkButton>
          <LinkButton href={`${url}/problems.xlsx`}>Unduh semua baris</LinkButton>
          {stored === 0 || (target.isAllOrNothing && result.problems.some((one) => !isWarning(one))) ? (
            <p className="text-sm font-semibold">{`Perbaiki ${number(totals.withErrors)} baris dahulu.`}</p>
          ) : (
            <Form action={`${url}/commit`} csrfToken={ctx.csrf}>
              <Button look="primary" iconEnd="arrow-right" busyLabel="Menyimpan…">
                {`Impor ${number(stored)} baris`}
              </Button>
            </Form>
          )}
        </div>
      )}
    </div>
  );
}

function Outcome(props: {
  staged: CheckedImport['staged'];
  job: Job | undefined;
  arrived: ImportTarget['arrived'];
}) {
  const { staged, job, arrived } = props;
  if (staged.result) {
    const { created, updated, unchanged, pending } = staged.result;
    return (
      <Notice
        tone="success"
        title="Impor selesai"
        action={arrived && <LinkButton href={arrived.url}>{arrived.label}</LinkButton>}
      >
        {number(created)} baru, {number(updated)} diperbarui, {number(unchanged)} tidak berubah.{' '}
        {pending > 0 && `${number(pending)} di antaranya menunggu dilengkapi.`}
      </Notice>
    );
  }
  if (staged.state === 'cancelled') return <Notice tone="neutral" title="Impor ini dibatalkan" />;
  if (!job) return null;
  if (job.state === 'failed') {
    return (
      <Notice tone="error" title="Impor belum berhasil disimpan">
        {job.failure} Tidak ada baris yang tersimpan setengah.
      </Notice>
    );
  }
  return (
    <Sheet>
      <ProgressBar
        label="Menyimpan baris"
        value={job.done_count}
        max={job.total_count ?? 1}
        note="Halaman ini memperbarui diri. Anda boleh menutupnya; pekerjaan tetap berjalan."
      />
    </Sheet>
  );
}

function Problems({ ctx, target, checked }: Omit<ReviewPageProps, 'job'>) {
  const { staged, result } = checked;
  const url = `${target.pageUrl}/${staged.id}`;
  const chosen = ctx.query.get('code') ?? '';
  const shown = result.problems.filter(({ code }) => chosen === '' || code === chosen);
  const pageCount = Math.max(1, Math.ceil(shown.length / PER_PAGE));
  const page = Math.min(pageCount, Math.max(1, Number(ctx.query.get('page')) || 1));
  const rows = shown.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const address = (code: string, at = 1) => {
    const search = new URLSearchParams({
      ...(code ? { code } : {}),
      ...(at > 1 ? { page: String(at) } : {}),
    }).toString();
    return url + (search ? `?${search}` : '');
  };
  const isOpen = staged.state === 'checked';
  return (
    <section aria-labelledby="masalah" className="grid gap-3">
      <h2 id="masalah" className="text-xl">
        Masalah
      </h2>
      <ChipRow label="Saringan masalah">
        <Chip
          value="Semua masalah"
          count={number(result.problems.length)}
          url={address('')}
          isCurrent={chosen === ''}
        />
        {Object.entries(result.totals.byCode)
          .sort(([, a], [, b]) => b - a)
          .map(([code, count]) => (
            <Chip
              key={code}
              value={nameOf(code, result.problems)}
              count={number(count)}
              url={address(code)}
              isCurrent={chosen === code}
            />
          ))}
      </ChipRow>
      <Form
        action={`${url}/corrections`}
        csrfToken={ctx.csrf}
        hidden={{ back: ctx.request.url.search }}
        className="grid gap-4"
      >
        <DataTable
          caption="Masalah menurut baris"
          rows={rows}
          rowKey={(row) => `${row.row}:${row.field}:${row.code}`}
          columns={[
            { key: 'row', label: 'Baris', isNumeric: true, onPhone: 'pair', cell: (row) => number(row.row) },
            {
              key: 'column',
              label: 'Kolom',
              onPhone: 'title',
              cell: (row) => (
                <>
                  <kbd className="kbd kbd-sm mr-2">{row.column || '–'}</kbd>
                  {row.heading || labelOf(target, row.field)}
                </>
              ),
            },
            {
              key: 'value',
              label: 'Isi di berkas',
              cell: (row) => row.value ?? <span className="text-muted">disembunyikan</span>,
            },
            { key: 'message', label: 'Masalah', onPhone: 'line', cell: (row) => row.message },
            ...(isOpen
              ? [
                  {
                    key: 'fix',
                    label: 'Perbaikan',
                    cell: (row: Problem) => <Correction problem={row} typed={staged.choices.corrections} />,
                  },
                ]
              : []),
          ]}
          empty={{
            kind: 'nothing-yet',
            title: 'Tidak ada masalah',
            children: 'Semua baris dapat diimpor seperti adanya.',
            icon: 'circle-check',
          }}
          footer={
            <Pagination
              page={page}
              pageCount={pageCount}
              summary={`${number((page - 1) * PER_PAGE + Math.min(1, rows.length))}–${number((page - 1) * PER_PAGE + rows.length)} dari ${number(shown.length)} masalah`}
              pageUrl={(at) => address(chosen, at)}
            />
          }
        />
        {isOpen && rows.length > 0 && (
          <div>
            <Button busyLabel="Memeriksa ulang…">Simpan perbaikan dan periksa ulang</Button>
          </div>
        )}
      </Form>
    </section>
  );
}

function Correction({ problem, typed }: { problem: Problem; typed: Readonly<Record<string, string>> }) {
  const place = `${problem.row}:${problem.field}`;
  if (problem.column === '') return <span className="text-muted">Pilih kolomnya di atas</span>;
  return (
    <div className="grid gap-1.5">
      <TextField
        name={`cell:${place}`}
        id={`cell-${problem.row}-${problem.field}-${problem.code}`}
        label={`Nilai yang benar untuk baris ${problem.row}`}
        isLabelHidden
        isOptional
        placeholder="Ketik nilai yang benar"
        value={typed[place] ?? ''}
      />
      {problem.value && (
        <label className="flex items-center gap-2 text-sm">
          <input type="checkbox" className="checkbox checkbox-sm" name={`similar:${place}`} value="1" />
          Terapkan ke baris dengan isi yang sama
        </label>
      )}
    </div>
  );
}

function Duplicates({ ctx, target, checked }: Omit<ReviewPageProps, 'job'>) {
  const { staged, result } = checked;
  if (result.duplicates.length === 0) return null;
  const isOpen = staged.state === 'checked';
  return (
    <Disclosure title={`${number(result.duplicates.length)} pasang mungkin orang yang sama`} icon="copy">
      <Form action={`${target.pageUrl}/${staged.id}/corrections`} csrfToken={ctx.csrf} className="grid gap-4">
        <ul className="grid gap-4 md:grid-cols-2">
          {result.duplicates.map((pair) => {
            const key = pair.rows.join('-');
            return (
              <li key={key} className="rounded-xl border border-base-300 p-4">
                <RadioGroup
                  name={`pair:${key}`}
                  label={`Baris ${pair.rows.map(number).join(' dan ')}: ${KINDS[pair.kind] ?? pair.kind}`}
                  options={[
                    { value: 'merge', label: 'Gabungkan' },
                    { value: 'separate', label: 'Dua orang' },
                    { value: 'skip', label: 'Lewati baris kedua' },
                  ]}
                  value={staged.choices.duplicates[key] ?? (pair.kind === 'same NIK' ? 'merge' : 'separate')}
                  isInline
                  isDisabled={!isOpen}
                />
              </li>
            );
          })}
        </ul>
        {isOpen && (
          <div>
            <Button busyLabel="Menyimpan…">Simpan keputusan</Button>
          </div>
        )}
      </Form>
    </Disclosure>
  );
}

const KINDS: Record<string, string> = {
  'same NIK': 'NIK sama',
  'same e-mail': 'surel sama',
  'similar name, same birth date': 'nama mirip, tanggal lahir sama',
};

function rowMarks({ result }: CheckedImport) {
  const marks = new Map<number, 'error' | 'warning' | 'info'>();
  for (const { rows } of result.duplicates) for (const row of rows) marks.set(row, 'info');
  for (const problem of result.problems) if (!isWarning(problem)) marks.set(problem.row, 'warning');
  return [...marks].map(([row, tone]) => ({ row, tone }));
}

function labelOf(target: ImportTarget, field: string): string {
  return target.profile.fields.find(({ key }) => key === field)?.label ?? field;
}

/** A code as people say it: the message of one such problem up to its first full stop. */
function nameOf(code: string, problems: readonly Problem[]): string {
  const example = problems.find((problem) => problem.code === code);
  const sentence = example?.message.split(/[.:;]/)[0] ?? code;
  return sentence.length > 48 ? `${sentence.slice(0, 47)}…` : sentence;
}
