import { dateIn, formatDate, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { Badge, Button, DataTable, FileField, Form, LinkButton, Notice, PageHeader, Sheet } from '#kernel/ui';
import type { AppError } from '#kernel/work';
import type { ImportTarget } from './import-target.ts';
import type { StagedImport } from './staged-import.ts';

const STATES = {
  checked: { label: 'Belum disimpan', tone: 'info' },
  committing: { label: 'Sedang disimpan', tone: 'info' },
  committed: { label: 'Selesai', tone: 'success' },
  cancelled: { label: 'Dibatalkan', tone: 'neutral' },
} as const;

export function UploadPage(props: {
  ctx: RequestContext;
  target: ImportTarget;
  earlier: StagedImport[];
  problem?: AppError | undefined;
}) {
  const { ctx, target, earlier, problem } = props;
  const zone = zoneOf(ctx.tenant.timeZone);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={target.title}
        note="Berkas diperiksa dahulu. Tidak ada yang disimpan sebelum Anda menekan tombol impor."
        actions={
          <>
            <LinkButton href={`${target.pageUrl}/template.xlsx`} icon="download">
              Unduh templat
            </LinkButton>
            {target.current && (
              <LinkButton href={target.current.url} icon="sheet">
                {target.current.label}
              </LinkButton>
            )}
          </>
        }
      />
      {problem && (
        <Notice tone="error" title="Berkas belum dapat diperiksa">
          {problem.message}
        </Notice>
      )}
      <Sheet title="Unggah berkas">
        <Form action={target.pageUrl} isMultipart csrfToken={ctx.csrf} className="grid gap-5">
          <FileField
            name="file"
            label="Berkas Excel (.xlsx) atau CSV"
            help="Paling besar 25 MB. Judul kolom dan urutannya boleh berbeda dari templat kami: kolom dicocokkan sendiri, lalu Anda periksa."
            accept=".xlsx,.csv,.txt"
          />
          <div>
            <Button look="primary" icon="file-search" busyLabel="Memeriksa berkas…">
              Periksa berkas
            </Button>
          </div>
        </Form>
      </Sheet>
      <section aria-labelledby="riwayat">
        <h2 id="riwayat" className="mb-3 text-xl">
          Impor sebelumnya
        </h2>
        <DataTable
          caption="Impor sebelumnya, terbaru di atas"
          rows={earlier}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'file',
              label: 'Berkas',
              cell: (row) => (
                <a className="link" href={`${target.pageUrl}/${row.id}`}>
                  {row.choices.fileName}
                </a>
              ),
            },
            {
              key: 'at',
              label: 'Diunggah',
              isNarrow: true,
              cell: (row) => formatDate(dateIn(zone, row.createdAt), 'short'),
            },
            {
              key: 'result',
              label: 'Hasil',
              cell: (row) =>
                row.result
                  ? `${row.result.created} baru, ${row.result.updated} diperbarui, ${row.result.unchanged} tidak berubah`
                  : '–',
            },
            {
              key: 'state',
              label: 'Keadaan',
              onPhone: 'badge',
              cell: (row) => <Badge tone={STATES[row.state].tone}>{STATES[row.state].label}</Badge>,
            },
          ]}
          empty={{
            kind: 'nothing-yet',
            title: 'Belum ada impor',
            children: 'Berkas yang Anda periksa tersimpan di sini, juga yang belum selesai.',
          }}
        />
      </section>
    </div>
  );
}
