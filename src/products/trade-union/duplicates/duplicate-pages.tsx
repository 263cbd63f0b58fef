import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import {
  Badge,
  Button,
  EmptyState,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { regionName } from '../members/campus.ts';
import type { MemberField } from '../members/member-fields.ts';
import { memberFields } from '../members/member-fields.ts';
import type { MemberRecord } from '../members/read-member.ts';
import { showValue } from '../members/record-view.tsx';
import type { Membership } from '../registration/membership.ts';
import { stageLabels } from '../registration/stage-labels.ts';
import type { Alike, AlikePair, LikenessReason } from './find-pairs.ts';

export const BASE = '/admin/members/duplicates';

const REASONS: Readonly<Record<LikenessReason, string>> = {
  phone: 'Telepon sama',
  'employee-number': 'NIP sama',
  'lecturer-number': 'NIDN sama',
  'name-and-birth-date': 'Nama mirip, tanggal lahir sama',
};

export interface PairsPageProps {
  ctx: RequestContext;
  pairs: readonly AlikePair[];
  total: number;
  page: number;
  size: number;
}

/** Everybody who may stand in the books twice, for a person to decide. */
export function PairsPage({ pairs, total, page, size }: PairsPageProps) {
  return (
    <div className="grid gap-4">
      <PageHeader
        title="Data ganda"
        note={
          total === 0
            ? 'Tidak ada yang perlu diperiksa'
            : `${formatCount(total)} pasang mungkin orang yang sama; tidak ada yang digabung tanpa keputusan Anda`
        }
      />
      {total === 0 && (
        <EmptyState kind="nothing-yet" title="Tidak ada data yang tampak ganda">
          Daftar ini membandingkan telepon, NIP, NIDN, serta nama dengan tanggal lahir.
        </EmptyState>
      )}
      {pairs.map(({ first, second, reasons }) => (
        <Sheet key={`${first.id}${second.id}`}>
          <div className="grid items-center gap-4 md:grid-cols-[1fr_1fr_auto]">
            <Person person={first} />
            <Person person={second} />
            <LinkButton
              href={`${BASE}/${first.id}/${second.id}`}
              label={`Bandingkan ${first.fullName} dan ${second.fullName}`}
            >
              Bandingkan
            </LinkButton>
          </div>
          <p className="mt-3 flex flex-wrap gap-2">
            {reasons.map((reason) => (
              <Badge key={reason} tone="warning">
                {REASONS[reason]}
              </Badge>
            ))}
          </p>
        </Sheet>
      ))}
      {total > size && (
        <Pagination
          page={page}
          pageCount={Math.ceil(total / size)}
          summary={`${formatCount(pairs.length)} dari ${formatCount(total)} pasang`}
          pageUrl={(one) => `${BASE}?page=${one}`}
        />
      )}
    </div>
  );
}

function Person({ person }: { person: Alike }) {
  return (
    <div className="min-w-0">
      <b className="block font-semibold">{person.fullName}</b>
      <span className="text-sm text-muted">
        {[person.memberNumber ?? 'Belum bernomor', person.universityName, regionName(person.regionCode)]
          .filter(Boolean)
          .join(', ')}
      </span>
    </div>
  );
}

export interface ComparePageProps {
  records: readonly [MemberRecord, MemberRecord];
  people: readonly [Membership, Membership];
  errors: FieldErrors;
  /** Told when the two could not be merged. */
  problem?: string | undefined;
}

/** Two rows side by side: which one stays, and whose value holds where they differ. */
export function ComparePage({ records, people, errors, problem }: ComparePageProps) {
  const [first, second] = records;
  const rows = memberFields
    .map((field) => ({ field, values: records.map((record) => wordsOf(field, record)) as [string, string] }))
    .filter(({ values }) => values.some((value) => value !== ''));
  const address = `${BASE}/${first.id}/${second.id}`;
  return (
    <div className="grid gap-5">
      <PageHeader title="Satu orang atau dua?" note={people.map(({ fullName }) => fullName).join(' dan ')} />
      {problem && (
        <Notice tone="warning" title="Belum dapat digabung" role="alert">
          {problem}
        </Notice>
      )}
      <ErrorSummary errors={errors} />
      <Form action={`${address}/merge`} className="grid gap-5">
        <Sheet isFlush>
          <div className="overflow-x-auto">
            <table className="book">
              <caption className="sr-only">Kedua data, baris demi baris</caption>
              <thead>
                <tr>
                  <th scope="col">Isian</th>
                  {records.map((record, at) => (
                    <th key={record.id} scope="col" className="whitespace-normal">
                      <label className="flex items-start gap-3">
                        <input
                          type="radio"
                          className="radio"
                          name="keep"
                          value={record.id}
                          defaultChecked={at === 0}
                        />
                        <span>
                          Simpan data ini
                          <a className="block font-normal underline" href={`/admin/members/${record.id}`}>
                            {record.memberNumber ?? 'Belum bernomor'}
                          </a>
                        </span>
                      </label>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <Fact label="Status" values={people.map(({ stage }) => stageLabels[stage].label)} />
                <Fact label="Kampus" values={records.map(({ universityName }) => universityName ?? '')} />
                <Fact label="Wilayah" values={records.map(({ regionCode }) => regionName(regionCode))} />
                <Fact label="Surel" values={records.map(({ email }) => email ?? '')} />
                {rows.map(({ field, values }) => (
                  <FieldRow key={field.name} field={field} values={values} ids={[first.id, second.id]} />
                ))}
              </tbody>
            </table>
          </div>
        </Sheet>
        <p className="max-w-prose text-sm text-muted">
          Isian yang kosong pada data yang disimpan terisi dari data lain. Data lain hilang dari daftar,
          berkasnya pindah, dan tagihannya yang belum dibayar dibebaskan. Riwayatnya tetap tersimpan.
        </p>
        <FormActions>
          <Button look="danger">Gabungkan menjadi satu</Button>
          <LinkButton href={BASE} look="quiet">
            Batal
          </LinkButton>
        </FormActions>
      </Form>
      <Sheet title="Ternyata dua orang yang berbeda?">
        <Form action={`${address}/apart`} className="grid gap-3">
          <p className="text-muted">
            Pasangan ini tidak ditampilkan lagi, dan kedua data tetap seperti sekarang.
          </p>
          <div>
            <Button look="outline">Bukan orang yang sama</Button>
          </div>
        </Form>
      </Sheet>
    </div>
  );
}

function Fact({ label, values }: { label: string; values: readonly string[] }) {
  return (
    <tr>
      <th scope="row" className="font-normal text-muted">
        {label}
      </th>
      {values.map((value, at) => (
        <td key={`${label}${at === 0 ? 'first' : 'second'}`}>{value || '–'}</td>
      ))}
    </tr>
  );
}

/** A row with a choice where both have a value and the values differ. */
function FieldRow(props: {
  field: MemberField;
  values: readonly [string, string];
  ids: readonly [string, string];
}) {
  const { field, values, ids } = props;
  const differs = values[0] !== values[1] && values.every((value) => value !== '');
  if (!differs) return <Fact label={field.label} values={values} />;
  return (
    <tr className="bg-soft">
      <th scope="row" className="font-normal text-muted">
        {field.label}
      </th>
      {values.map((value, at) => (
        <td key={ids[at]}>
          <label className="flex items-start gap-3">
            <input
              type="radio"
              className="radio radio-sm"
              name={`take-${field.name}`}
              value={ids[at]}
              aria-label={`${field.label}: ${value}`}
            />
            <b className="font-semibold">{value}</b>
          </label>
        </td>
      ))}
    </tr>
  );
}

const wordsOf = (field: MemberField, record: MemberRecord) =>
  showValue(field, record.values[field.name] ?? null);
