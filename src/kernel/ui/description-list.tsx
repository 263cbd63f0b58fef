import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface DescriptionListProps {
  items: { term: string; detail: ReactNode; key?: string }[];
  /** columns: term beside detail. ends: detail at the far end, for sums. stacked: term above. grid: stacked, two columns on a desk. */
  layout?: 'columns' | 'ends' | 'stacked' | 'grid';
}

const LISTS: Record<NonNullable<DescriptionListProps['layout']>, string> = {
  columns: 'grid gap-2 text-sm',
  ends: 'grid gap-2 text-sm',
  stacked: 'grid gap-4',
  grid: 'grid gap-x-8 gap-y-4 sm:grid-cols-2',
};
const ROWS: Record<NonNullable<DescriptionListProps['layout']>, string> = {
  columns: 'grid gap-x-3 sm:grid-cols-[10rem_1fr]',
  ends: 'flex justify-between gap-4',
  stacked: '',
  grid: 'min-w-0',
};

/** Names and their values. */
export function DescriptionList({ items, layout = 'columns' }: DescriptionListProps) {
  const isStacked = layout === 'stacked' || layout === 'grid';
  return (
    <dl className={LISTS[layout]}>
      {items.map((item) => (
        <div key={item.key ?? item.term} className={ROWS[layout]}>
          <dt className={isStacked ? 'eyebrow' : 'text-muted'}>{item.term}</dt>
          <dd
            className={classNames(
              'figures min-w-0',
              layout === 'ends' && 'text-right',
              !isStacked && 'font-semibold',
            )}
          >
            {item.detail}
          </dd>
        </div>
      ))}
    </dl>
  );
}
