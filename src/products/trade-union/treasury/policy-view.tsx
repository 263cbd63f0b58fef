import type { DuesPolicy } from '#features/dues';
import { type PaymentChannels, parseQris } from '#features/payments';
import { formatRupiah } from '#kernel/money';
import { DescriptionList, EmptyState, LinkButton, PageHeader, Sheet } from '#kernel/ui';

/** The rules that hold, and what members are shown when they pay. */
export function PolicyView({ policy, channels }: { policy: DuesPolicy; channels: PaymentChannels }) {
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Kebijakan iuran"
        actions={
          <LinkButton href="/treasury/dues/policy/edit" look="primary" icon="pencil">
            Ubah kebijakan
          </LinkButton>
        }
      />
      <div className="grid items-start gap-4 lg:gap-6 xl:grid-cols-2">
        <Sheet title="Tagihan">
          <DescriptionList
            items={[
              {
                term: 'Tagihan bulanan',
                detail: policy.billsAutomatically
                  ? 'Dibuat dengan sendirinya pada malam pertama setiap bulan'
                  : 'Dibuat oleh Bendahara',
              },
              { term: 'Jatuh tempo', detail: `Tanggal ${policy.dueDay} setiap bulan` },
              {
                term: 'Iuran pendaftaran',
                detail:
                  policy.registrationFee === 0
                    ? 'Sebesar iuran bulan pertama'
                    : `Iuran bulan pertama ditambah ${formatRupiah(policy.registrationFee)}`,
              },
              { term: 'Batas bayar pendaftaran', detail: `${policy.registrationDays} hari sejak mendaftar` },
              {
                term: 'Penahanan layanan',
                detail: `${policy.holdAfterDays} hari sesudah pemberitahuan terakhir, ${policy.holdsAutomatically ? 'dengan sendirinya' : 'oleh Bendahara'}`,
              },
              {
                term: 'Yang ditutup penahanan',
                detail: policy.holdClosesSignIn
                  ? 'Layanan anggota dan pintu masuk'
                  : 'Layanan anggota; masuk, tagihan, pembayaran, dan klaim tetap terbuka',
              },
            ]}
          />
        </Sheet>
        <Sheet title="Tempat membayar" note="Dilihat anggota dan calon anggota">
          {channels.bankAccounts.length === 0 && channels.qris === '' ? (
            <EmptyState isPlain kind="nothing-yet" icon="landmark" title="Belum ada rekening">
              Isi rekening serikat supaya anggota tahu ke mana membayar.
            </EmptyState>
          ) : (
            <DescriptionList
              items={[
                ...channels.bankAccounts.map(({ bank, number, holder }) => ({
                  key: `${bank}${number}`,
                  term: bank,
                  detail: `${number}, atas nama ${holder}`,
                })),
                { term: 'QRIS', detail: channels.qris === '' ? 'Belum diisi' : merchantOf(channels.qris) },
              ]}
            />
          )}
        </Sheet>
      </div>
    </div>
  );
}

function merchantOf(qris: string): string {
  const { merchantName, merchantCity, nmid } = parseQris(qris);
  return [merchantName, merchantCity, nmid].filter(Boolean).join(', ');
}
