import type { ReactNode } from 'react';
import { Form } from './form.tsx';
import { Icon } from './icon.tsx';

export interface BulkBarProps {
  /** The id that the table's selection names. */
  formId: string;
  /** Where a press goes, unless its button has an address of its own. */
  action: string;
  /** "anggota": the bar says "3 anggota dipilih". */
  noun: string;
  /** All rows that match, not only those on the page: the number is said. */
  selectAll?: { count: number | string; url: string };
  /** How many are picked when the page arrives. */
  picked?: number;
  /** Quiet buttons: what can be done with the picked rows. */
  children: ReactNode;
  csrfToken?: string;
}

/** What can be done with the picked rows. With script it appears with the first pick and counts; without it is always there. */
export function BulkBar({ formId, action, noun, selectAll, picked = 0, children, csrfToken }: BulkBarProps) {
  return (
    <div
      className="bulk-bar sticky bottom-3 z-10 mx-auto mt-4 max-w-3xl rounded-2xl bg-neutral p-2 pl-4 text-neutral-content shadow-raised"
      data-bulk-bar={formId}
      data-noun={noun}
      data-some={picked > 0 ? '' : undefined}
    >
      <Form
        id={formId}
        action={action}
        csrfToken={csrfToken}
        label="Tindakan untuk yang dipilih"
        className="flex flex-wrap items-center gap-x-4"
      >
        <b className="figures" data-bulk-count="" aria-live="polite">
          {picked > 0 ? `${picked} ${noun} dipilih` : `Pilih ${noun}, lalu:`}
        </b>
        {selectAll && (
          <a href={selectAll.url} className="link text-sm">
            Pilih semua {selectAll.count}
          </a>
        )}
        <span className="flex flex-wrap gap-1 max-sm:-ml-2 sm:ml-auto max-sm:[&_.btn]:px-2">{children}</span>
        <button
          type="button"
          className="btn btn-ghost btn-square needs-script -ml-3 max-sm:ml-auto"
          data-bulk-clear=""
          aria-label="Batalkan pilihan"
        >
          <Icon name="x" />
        </button>
      </Form>
    </div>
  );
}
