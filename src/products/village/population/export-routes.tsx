import { RESIDENT_LIST } from '#features/population';
import {
  file,
  keptParameters,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  renderPage,
} from '#kernel/http';
import { Button, Form, FormActions, Notice, PageHeader, RadioGroup, Sheet, TextField } from '#kernel/ui';
import { exportResidents } from './export-residents.ts';

const URL = '/penduduk/unduh';
const access = { resource: 'resident', right: 'export' };

/** The register as a file: for what, in which form, then the file. */
export const exportRoutes: readonly Route[] = [
  page.get(URL, { access, summary: 'What the file of residents is for' }, (ctx) => askPage(ctx)),
  file.get(`${URL}/berkas`, { access, summary: 'The residents of the list as XLSX or CSV' }, (ctx) => {
    const reason = (ctx.query.get('alasan') ?? '').trim().slice(0, 200);
    const list = readListQuery(ctx.query, RESIDENT_LIST);
    const format = ctx.query.get('format') === 'csv' ? 'csv' : 'xlsx';
    return ctx.transaction((tx) => exportResidents(ctx, tx, { format, list, reason }));
  }),
];

function askPage(ctx: RequestContext): PageAnswer {
  return renderPage({
    ...{ surface: 'console', title: 'Unduh penduduk', menuUrl: '/penduduk', help: 'penduduk' },
    trail: [{ label: 'Data Penduduk', url: '/penduduk' }],
    body: (
      <div className="grid max-w-2xl gap-5">
        <PageHeader
          title="Unduh penduduk"
          note="Sesuai saringan yang sedang dipakai; dapat disunting dan diimpor lagi."
        />
        <Notice tone="warning" title="Berkas ini memuat NIK dan KK lengkap">
          Simpan seperlunya, jangan dikirim lewat grup. Unduhan ini tercatat atas nama Anda.
        </Notice>
        <Sheet>
          <Form
            action={`${URL}/berkas`}
            method="get"
            hidden={keptParameters(ctx.query, 'format', 'alasan')}
            className="grid gap-5"
          >
            <RadioGroup
              name="format"
              label="Bentuk"
              value="xlsx"
              options={[
                { value: 'xlsx', label: 'Excel (XLSX)' },
                { value: 'csv', label: 'CSV' },
              ]}
            />
            <TextField
              name="alasan"
              label="Untuk apa"
              isOptional
              maxLength={200}
              help="Misalnya: bahan musyawarah, permintaan kecamatan."
            />
            <FormActions>
              <Button look="primary" icon="download">
                Unduh berkas
              </Button>
            </FormActions>
          </Form>
        </Sheet>
      </div>
    ),
  });
}
