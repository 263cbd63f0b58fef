import { Button, DescriptionList, Form, Notice, Sheet, TextField } from '#kernel/ui';

export interface ReceiptCheckProps {
  /** Address of the page. */
  action: string;
  askWhom: string;
  code: string | undefined;
  found:
    | {
        number: string;
        amount: string;
        issuedOn: string;
        /** What of the payment was taken back since; nothing when it stands whole. */
        takenBack: string | undefined;
        isVoid: boolean;
      }
    | undefined;
  organisation: string;
}

/** Whether a paper receipt is real. Who paid is not told. */
export function ReceiptCheck({ action, askWhom, code, found, organisation }: ReceiptCheckProps) {
  return (
    <section className="page-width grid max-w-2xl gap-6 py-12">
      <h1 className="text-3xl">Periksa kuitansi</h1>
      {found && (
        <Sheet>
          <div className="grid gap-5">
            {found.isVoid ? (
              <Notice tone="warning" role="status" title="Pembayaran kuitansi ini sudah ditarik kembali">
                Kuitansinya asli, diterbitkan {organisation}, tetapi tidak berlaku lagi sebagai tanda lunas.
              </Notice>
            ) : (
              <Notice tone="success" role="status" title="Kuitansi ini asli">
                Diterbitkan {organisation}. Cocokkan dengan kertas di tangan Anda.
              </Notice>
            )}
            <DescriptionList
              items={[
                { term: 'Nomor', detail: found.number },
                { term: 'Jumlah', detail: found.amount },
                ...(found.takenBack ? [{ term: 'Ditarik kembali', detail: found.takenBack }] : []),
                { term: 'Diterbitkan', detail: found.issuedOn },
              ]}
            />
          </div>
        </Sheet>
      )}
      {code && !found && (
        <Notice tone="warning" role="status" title="Kuitansi dengan kode ini tidak ada">
          Periksa lagi kodenya; huruf O dan angka 0 tidak dipakai. Bila tetap tidak ada, tanyakan kepada
          {` ${askWhom}.`}
        </Notice>
      )}
      <Form action={action} method="get" className="grid gap-4">
        <TextField
          name="code"
          label="Kode pada kuitansi"
          value={found ? '' : (code ?? '')}
          maxLength={20}
          help="Sepuluh huruf dan angka di bawah kode QR."
          autoComplete="off"
        />
        <div>
          <Button look="primary">Periksa</Button>
        </div>
      </Form>
    </section>
  );
}
