import { recordAudit } from '#kernel/audit';
import { formatMoment, zoneOf } from '#kernel/calendar';
import { idOf, page, type Route, readForm, redirectTo, renderPage } from '#kernel/http';
import { clearBounces, SOFT_LIMIT } from '#kernel/mail';
import { formatCount } from '#kernel/money';
import { Badge, Button, DataTable, Form, Notice, PageHeader } from '#kernel/ui';
import { notFound } from '#kernel/work';
import type { BroadcastPlace } from './broadcast-place.ts';
import { frame } from './desk-frame.ts';
import { regionWord } from './preview-page.tsx';
import { readBounced } from './recipients.ts';

/** Addresses that mails came back from: an officer opens them again without asking anybody. */
export function bounceRoutes(place: BroadcastPlace, desk: string): Route[] {
  const access = place.rights.send;
  const here = `${desk}/bounces`;
  return [
    page.get(here, { access, summary: 'People whose mails came back' }, async (ctx) => {
      const people = await ctx.transaction((tx) => readBounced(tx, place));
      const blocked = people.filter(({ isBlocked }) => isBlocked).length;
      const zone = zoneOf(ctx.tenant.timeZone);
      return renderPage({
        ...frame(desk, 'Surel kembali'),
        body: (
          <div className="grid gap-5">
            <PageHeader title="Surel kembali" note={`${formatCount(blocked)} alamat tidak dikirimi lagi`} />
            <Notice tone="neutral" icon="info">
              Satu kali “alamat tidak ada” atau {SOFT_LIMIT} kali “kotak penuh” menghentikan pengumuman ke
              alamat itu. Setelah alamatnya benar, buka lagi di sini.
            </Notice>
            <DataTable
              caption="Orang yang surelnya kembali"
              rows={people}
              rowKey={({ personId }) => personId}
              rowLabel={({ name }) => name}
              columns={[
                {
                  key: 'name',
                  label: 'Nama',
                  cell: (row) => (
                    <>
                      <span className="font-semibold">{row.name}</span>
                      <span className="block text-sm text-muted">{row.number || 'Belum bernomor'}</span>
                    </>
                  ),
                },
                { key: 'region', label: 'Wilayah', cell: (row) => regionWord(place, row.regionCode) },
                {
                  key: 'times',
                  label: 'Kembali',
                  cell: ({ hard, soft }) =>
                    [hard > 0 && `${hard} kali alamat tidak ada`, soft > 0 && `${soft} kali kotak penuh`]
                      .filter(Boolean)
                      .join(', '),
                },
                {
                  key: 'at',
                  label: 'Terakhir',
                  isNarrow: true,
                  cell: (row) => formatMoment(row.lastAt, zone, 'short'),
                },
                {
                  key: 'state',
                  label: 'Keadaan',
                  onPhone: 'badge',
                  cell: ({ isBlocked }) => (
                    <Badge tone={isBlocked ? 'error' : 'warning'}>
                      {isBlocked ? 'Tidak dikirimi' : 'Masih dikirimi'}
                    </Badge>
                  ),
                },
                {
                  key: 'act',
                  label: 'Tindakan',
                  cell: (row) => (
                    <Form action={`${here}/${row.personId}/clear`}>
                      <Button size="sm" label={`Buka lagi alamat ${row.name}`}>
                        Buka lagi
                      </Button>
                    </Form>
                  ),
                },
              ]}
              empty={{
                kind: 'nothing-yet',
                icon: 'mail-check',
                title: 'Tidak ada surel yang kembali',
                children: 'Alamat yang menolak surel muncul di sini dan dapat dibuka lagi.',
              }}
            />
          </div>
        ),
      });
    }),
    page.post(
      `${here}/:person/clear`,
      { access, summary: 'Open an address to letters again' },
      async (ctx) => {
        const personId = idOf(ctx, 'person');
        await readForm(ctx);
        await ctx.transaction(async (tx) => {
          const found = (await readBounced(tx, place)).find((person) => person.personId === personId);
          if (!found) throw notFound();
          const count = await clearBounces(ctx, tx, found.addressKey);
          await recordAudit(ctx, tx, {
            ...{ action: 'broadcast.unblocked', resource: 'broadcast', objectId: personId },
            ...{ objectLabel: found.name, before: { is_blocked: found.isBlocked, bounces: count } },
            after: { is_blocked: false, bounces: 0 },
          });
        });
        return redirectTo(here, { tone: 'success', text: 'Alamat terbuka lagi untuk pengumuman.' });
      },
    ),
  ];
}
