import { EmptyState, Form, PageHeader, SearchField, Sheet } from '#kernel/ui';
import { regionName } from '../members/campus.ts';
import type { Payer } from './read-payer.ts';

export interface ChoosePayerViewProps {
  title: string;
  /** The page that takes `?q=` and, once somebody is chosen, `?member=`. */
  action: string;
  q: string;
  found: readonly Payer[];
}

/** First whose dues they are. */
export function ChoosePayerView({ title, action, q, found }: ChoosePayerViewProps) {
  return (
    <div className="grid max-w-3xl gap-5">
      <PageHeader title={title} note="Pilih dahulu anggotanya." />
      <Form action={action} method="get" role="search">
        <SearchField label="Cari nama atau nomor anggota" value={q} />
      </Form>
      {q !== '' && found.length === 0 ? (
        <EmptyState kind="not-found" title="Tidak ada anggota dengan nama atau nomor itu">
          Periksa ejaannya, atau cari dengan nomor anggota.
        </EmptyState>
      ) : (
        found.length > 0 && (
          <Sheet isFlush>
            <ul>
              {found.map((payer) => (
                <li key={payer.id} className="border-b border-base-300 px-5 py-3 last:border-0">
                  <a className="link font-semibold" href={`${action}?member=${payer.id}`}>
                    {payer.fullName}
                  </a>
                  <span className="block text-sm text-muted">
                    {payer.memberNumber ?? 'Belum bernomor'}, {regionName(payer.regionCode)}
                  </span>
                </li>
              ))}
            </ul>
          </Sheet>
        )
      )}
    </div>
  );
}
