import type { RequestContext } from '#kernel/http';
import {
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Notice,
  PageHeader,
  Sheet,
  TextArea,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { isEnteredBy } from './end-mandate.ts';
import type { Mandate } from './mandate.ts';
import { MandateFacts } from './my-mandate-view.tsx';
import { CHECKOFF_PATH, MandateBadge } from './words.tsx';

export interface MandateViewProps {
  ctx: RequestContext;
  mandate: Mandate;
  typed: Readonly<Record<string, string>>;
  errors: FieldErrors;
}

/** One mandate beside what the treasurer can do about it. */
export function MandateView({ ctx, mandate, typed, errors }: MandateViewProps) {
  const base = `${CHECKOFF_PATH}/mandates/${mandate.id}`;
  const canManage = ctx.can('dues.checkoff', 'manage');
  const isOpen = mandate.status === 'submitted' || mandate.status === 'active';
  return (
    <div className="grid gap-5">
      <PageHeader
        title={mandate.memberName}
        note={`${mandate.number}, ${mandate.memberNumber ?? 'belum bernomor'}`}
        badge={<MandateBadge status={mandate.status} />}
      />
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
      {mandate.hidesFromEmployer && (
        <Notice tone="warning" icon="eye-off" title="Anggota ini minta tidak disebut kepada kampus">
          Namanya tidak masuk daftar atau surat untuk kampus selama permintaan itu berlaku.
        </Notice>
      )}
      {mandate.currentEmployer?.toLowerCase() !== mandate.employer.toLowerCase() && (
        <Notice
          tone="info"
          title={`Kampus pada data anggota sekarang: ${mandate.currentEmployer ?? 'kosong'}`}
        >
          Kuasa ini hanya untuk {mandate.employer}. Bila pindah, anggota memberi kuasa baru.
        </Notice>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <Sheet title="Kuasa">
          <MandateFacts ctx={ctx} mandate={mandate} fileUrl={`${base}/file`} />
        </Sheet>
        {canManage && isOpen && (
          <Sheet title={mandate.status === 'submitted' ? 'Periksa surat kuasa' : 'Tindakan'}>
            {mandate.status === 'submitted' && (
              <>
                <p className="text-muted">
                  Cocokkan nama, kampus, jumlah, dan bulannya dengan surat yang ditandatangani.
                </p>
                {isEnteredBy(ctx, mandate) ? (
                  <Notice tone="info" title="Menunggu bendahara lain" className="mt-4">
                    Surat ini Anda yang mencatat, jadi orang lain yang memeriksa dan menerimanya.
                  </Notice>
                ) : (
                  <Form action={`${base}/verify`} className="mt-4">
                    <Button look="primary" icon="check">
                      Terima kuasa
                    </Button>
                  </Form>
                )}
                <Disclosure title="Kembalikan" icon="undo-2" isOpen={Boolean(errors.reason)}>
                  <Form action={`${base}/reject`} className="grid gap-4">
                    <TextArea
                      name="reason"
                      label="Yang perlu diperbaiki"
                      rows={2}
                      maxLength={300}
                      value={typed.reason ?? ''}
                      error={errors.reason}
                    />
                    <div>
                      <Button>Kembalikan kuasa</Button>
                    </div>
                  </Form>
                </Disclosure>
              </>
            )}
            <div className={mandate.status === 'submitted' ? 'mt-3' : ''}>
              <Disclosure title="Catat pencabutan" icon="archive" isOpen={Boolean(errors.fromMonth)}>
                <p className="text-sm text-muted">
                  Bila anggota mencabut kuasanya lewat surat, bukan lewat halamannya sendiri.
                </p>
                <Form action={`${base}/withdraw`} className="mt-3 grid gap-4">
                  <DateField
                    name="fromMonth"
                    label="Tidak dipotong lagi mulai gaji bulan"
                    kind="month"
                    value={typed.fromMonth ?? ''}
                    error={errors.fromMonth}
                  />
                  <TextArea
                    name="reason"
                    label="Keterangan"
                    rows={2}
                    maxLength={300}
                    isOptional
                    value={typed.reason ?? ''}
                  />
                  <div>
                    <Button>Catat pencabutan</Button>
                  </div>
                </Form>
              </Disclosure>
            </div>
          </Sheet>
        )}
      </div>
    </div>
  );
}
