import type { Figure } from './figure-row.tsx';

/** Two to four large figures of an organisation, on paper across the whole page. */
export function FigureBand({ label, items }: { label: string; items: Pick<Figure, 'label' | 'value'>[] }) {
  return (
    <section className="border-b border-base-300 bg-base-100" aria-label={label}>
      <dl className="page-width grid grid-cols-2 gap-6 py-8 lg:grid-cols-4">
        {items.map((item) => (
          <div key={item.label} className="flex flex-col-reverse justify-end">
            <dt className="text-sm text-muted">{item.label}</dt>
            <dd className="figures text-2xl font-extrabold tracking-tight">{item.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
