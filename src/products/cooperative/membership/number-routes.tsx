import { formatDate } from '#kernel/calendar';
import {
  errorsOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  textIn,
  told,
} from '#kernel/http';
import { formatCount } from '#kernel/money';
import {
  Button,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Sheet,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { deskPageOf } from '../desk-page.tsx';
import { members } from '../registers/index.ts';
import { giveNumbers, MOST_AT_ONCE, readUnnumbered } from './give-numbers.ts';

const URL = `${members.page}/nomor`;
const access = { resource: members.resource, right: 'update' };
const numberPage = deskPageOf({ url: members.page, label: members.title, help: 'permohonan' });

/** Numbers for all members that came without one: seen first, then given. */
export const numberRoutes: readonly Route[] = [
  page.get(URL, { access, summary: 'Members without a number, and the numbers they would get' }, (ctx) =>
    show(ctx),
  ),
  page.post(URL, { access, summary: 'Give a number to all members without one' }, async (ctx) => {
    const form = await readForm(ctx);
    try {
      const seen = { count: Number(textIn(form, 'count')), first: textIn(form, 'first') };
      const { first, last } = await ctx.transaction((tx) => giveNumbers(ctx, tx, seen));
      return redirectTo(members.page, {
        ...{ tone: 'success', text: `Nomor ${first} sampai ${last} diberikan.` },
      });
    } catch (error) {
      return show(ctx, told(error));
    }
  }),
];

async function show(ctx: RequestContext, problem?: AppError): Promise<PageAnswer> {
  const { rows, total, first } = await ctx.transaction(readUnnumbered);
  const numbered = rows.map((row, index) => ({
    ...row,
    number: String(Number(first) + index).padStart(first.length, '0'),
  }));
  return numberPage(
    'Beri nomor anggota',
    <>
      <PageHeader
        title="Beri nomor anggota"
        note={`${formatCount(total)} anggota belum bernomor. Urutannya menurut tanggal masuk, lalu nama.`}
      />
      <ErrorSummary errors={problem ? errorsOf(problem) : {}} />
      {numbered.length === 0 ? (
        <EmptyState
          kind="nothing-yet"
          icon="circle-check"
          title="Semua anggota sudah punya nomor"
          actions={<LinkButton href={members.page}>Buka buku anggota</LinkButton>}
        >
          Anggota baru mendapat nomornya sendiri saat simpanan pokoknya dibukukan.
        </EmptyState>
      ) : (
        <>
          <Sheet>
            <Form action={URL} hidden={{ count: String(numbered.length), first }}>
              <p className="mb-4 text-muted">
                {`Nomor ${first} sampai ${numbered.at(-1)!.number} diberikan seperti di daftar ini. Nomor yang sudah diberikan tidak dipakai untuk orang lain.`}
                {total > MOST_AT_ONCE &&
                  ` Sekali tekan ${formatCount(MOST_AT_ONCE)} orang; sisanya sesudah itu.`}
              </p>
              <FormActions>
                <Button look="primary" busyLabel="Memberi nomor…">
                  {`Beri nomor ${formatCount(numbered.length)} anggota`}
                </Button>
                <LinkButton href={members.page} look="quiet">
                  Batal
                </LinkButton>
              </FormActions>
            </Form>
          </Sheet>
          <DataTable
            caption="Nomor yang akan diberikan"
            rows={numbered}
            rowKey={({ id }) => id}
            rowLabel={({ fullName }) => fullName}
            empty={{ kind: 'nothing-yet', title: 'Semua sudah bernomor', children: '' }}
            columns={[
              { key: 'name', label: 'Nama', cell: ({ fullName }) => fullName },
              {
                ...{ key: 'joined', label: 'Masuk', isNarrow: true },
                cell: ({ joinedOn }) => formatDate(joinedOn, 'short'),
              },
              {
                ...{ key: 'number', label: 'Nomor', isNarrow: true, onPhone: 'badge' },
                cell: ({ number }) => number,
              },
            ]}
          />
        </>
      )}
    </>,
    { problem, isBelow: true },
  );
}
