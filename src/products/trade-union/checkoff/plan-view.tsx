import { formatMonth } from '#kernel/calendar';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  Button,
  DataTable,
  DateField,
  ErrorSummary,
  FigureRow,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Select,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { type EmployerWithMandates, LEFT_OUT, type PlannedPerson } from './plan-list.ts';
import { CHECKOFF_PATH } from './words.tsx';

export interface PlanViewProps {
  employers: readonly EmployerWithMandates[];
  /** Nothing while none is chosen. */
  employer: string | undefined;
  /** 'YYYY-MM' */
  month: string;
  people: readonly PlannedPerson[];
  errors: FieldErrors;
}

/** Who would stand on the list, and who would not and why; then the button that makes it. */
export function PlanView({ employers, employer, month, people, errors }: PlanViewProps) {
  const on = people.filter(({ reason }) => reason === null);
  const off = people.filter(({ reason }) => reason !== null);
  const total = on.reduce((sum, { asked }) => sum + (asked ?? 0), 0);
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Buat daftar potong gaji"
        note={
          employer ? `${employer}, ${formatMonth(month)}` : 'Satu daftar untuk satu kampus dan satu bulan.'
        }
      />
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
      <Sheet>
        <Form
          action={`${CHECKOFF_PATH}/lists/new`}
          method="get"
          className="grid items-end gap-4 sm:grid-cols-[2fr_1fr_auto]"
        >
          <Select
            name="employer"
            label="Kampus"
            value={employer ?? ''}
            error={errors.employer}
            options={employers.map((one) => ({
              value: one.employer,
              label: `${one.employer} (${formatCount(one.active)} kuasa)`,
            }))}
          />
          <DateField name="month" label="Bulan iuran" kind="month" value={month} error={errors.month} />
          <FormActions>
            <Button>Lihat</Button>
          </FormActions>
        </Form>
      </Sheet>
      {employer && (
        <>
          <FigureRow
            items={[
              { label: 'Masuk daftar', value: `${formatCount(on.length)} orang` },
              { label: 'Diminta dipotong', value: formatRupiah(total) },
              { label: 'Tidak masuk', value: `${formatCount(off.length)} orang` },
            ]}
          />
          <Sheet title="Masuk daftar" isFlush>
            <DataTable
              isPlain
              caption="Yang masuk daftar"
              rows={on}
              rowKey={({ payerId }) => payerId}
              empty={{
                kind: 'nothing-yet',
                icon: 'users',
                title: 'Tidak ada yang masuk daftar bulan ini',
                children: 'Lihat alasannya di bawah, atau pilih bulan lain.',
              }}
              columns={[
                { key: 'name', label: 'Nama', cell: (row) => <b className="font-semibold">{row.name}</b> },
                { key: 'nip', label: 'NIP atau nomor pegawai', cell: (row) => row.employeeNumber ?? '–' },
                { key: 'number', label: 'Nomor anggota', cell: (row) => row.memberNumber ?? '–' },
                {
                  key: 'asked',
                  label: 'Jumlah',
                  isNumeric: true,
                  cell: (row) => formatRupiah(row.asked ?? 0),
                },
              ]}
              totals={{ name: 'Jumlah', asked: formatRupiah(total) }}
            />
          </Sheet>
          {on.length > 0 && (
            <Form action={`${CHECKOFF_PATH}/lists`} hidden={{ employer, month }}>
              <FormActions>
                <Button look="primary" icon="check">
                  {`Buat daftar ${formatCount(on.length)} orang`}
                </Button>
                <LinkButton href={CHECKOFF_PATH} look="quiet">
                  Batal
                </LinkButton>
              </FormActions>
            </Form>
          )}
          {off.length > 0 && (
            <Sheet
              title="Tidak masuk, dan alasannya"
              note="Hanya untuk Anda; kampus tidak melihat ini."
              isFlush
            >
              <DataTable
                isPlain
                caption="Yang tidak masuk daftar"
                rows={off}
                rowKey={({ payerId }) => payerId}
                empty={{ kind: 'nothing-yet', title: 'Tidak ada' }}
                columns={[
                  {
                    key: 'name',
                    label: 'Nama',
                    cell: (row) => (
                      <a className="link" href={`${CHECKOFF_PATH}/mandates/${row.mandateId}`}>
                        {row.name}
                      </a>
                    ),
                  },
                  { key: 'number', label: 'Nomor anggota', cell: (row) => row.memberNumber ?? '–' },
                  { key: 'reason', label: 'Alasan', cell: (row) => (row.reason ? LEFT_OUT[row.reason] : '') },
                ]}
              />
            </Sheet>
          )}
        </>
      )}
    </div>
  );
}
