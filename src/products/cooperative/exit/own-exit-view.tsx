import { formatDate } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import {
  Button,
  DataTable,
  ErrorSummary,
  Form,
  FormActions,
  Notice,
  PageHeader,
  Sheet,
  TextArea,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { EXITS_URL, type Exit, isOpen, mayTakeBack } from './exit.ts';
import { Obligations, PayableSheet, type TypedExit } from './exit-view.tsx';
import { ExitBadge } from './exits-view.tsx';
import type { Obligation } from './open-obligations.ts';
import type { Payable } from './pay-exit.ts';

/** A member's own leaving: what one gets back, what is in the way, and the wish itself. */
export function OwnExitView(props: {
  ctx: RequestContext;
  exits: readonly Exit[];
  obligations: readonly Obligation[];
  payable: Payable;
  typed: TypedExit;
  errors: FieldErrors;
}) {
  const { ctx, exits, obligations, payable, typed, errors } = props;
  const open = exits.find(({ state }) => isOpen(state));
  return (
    <>
      <PageHeader
        title="Berhenti menjadi anggota"
        note="Semua simpanan Anda dibayarkan, simpanan pokok dan wajib juga."
      />
      <ErrorSummary errors={errors} />
      <Obligations obligations={obligations} />
      <PayableSheet payable={payable} />
      {open?.state === 'approved' && (
        <Notice tone="info" title="Pengunduran diri Anda disetujui">
          Bendahara membayarkan simpanan Anda. Sesudah itu keanggotaan Anda berakhir.
          <TakeBack ctx={ctx} exit={open} />
        </Notice>
      )}
      {open?.state === 'requested' && (
        <Notice tone="info" title="Pengunduran diri Anda menunggu keputusan pengurus">
          <TakeBack ctx={ctx} exit={open} />
        </Notice>
      )}
      {!open && (
        <Sheet title="Ajukan pengunduran diri">
          <Form action={EXITS_URL} className="grid max-w-xl gap-5">
            <TextArea
              name="reason"
              label="Alasan"
              value={typed.reason}
              error={errors.reason}
              maxLength={300}
              rows={3}
            />
            <FormActions>
              <Button look="danger">Ajukan pengunduran diri</Button>
            </FormActions>
          </Form>
        </Sheet>
      )}
      {exits.length > 0 && (
        <DataTable
          caption="Pengajuan Anda, terbaru di atas"
          rows={exits}
          rowKey={({ id }) => id}
          empty={{ kind: 'nothing-yet', title: 'Belum ada pengajuan' }}
          columns={[
            {
              ...{ key: 'day', label: 'Diajukan', isNarrow: true },
              cell: ({ requestedOn }) => formatDate(requestedOn, 'short'),
            },
            { key: 'reason', label: 'Alasan', cell: ({ reason }) => reason },
            { key: 'answer', label: 'Jawaban', cell: ({ decisionNote }) => decisionNote },
            {
              ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
              cell: ({ state }) => <ExitBadge state={state} />,
            },
          ]}
        />
      )}
    </>
  );
}

function TakeBack({ ctx, exit }: { ctx: RequestContext; exit: Exit }) {
  if (!mayTakeBack(ctx, exit)) return null;
  return (
    <Form action={`${EXITS_URL}/${exit.id}/tarik`}>
      <Button>Tarik kembali</Button>
    </Form>
  );
}
