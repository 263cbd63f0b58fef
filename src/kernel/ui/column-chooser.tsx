import { Button } from './button.tsx';
import { Form } from './form.tsx';
import { Icon } from './icon.tsx';

export interface ColumnChooserProps {
  action: string;
  /** The rest of the address: search, filters, sort. */
  keep?: Record<string, string | string[] | undefined>;
  columns: { key: string; label: string; isShown: boolean; isFixed?: boolean }[];
  /** The name of the parameter; sent once for each column. */
  name?: string;
  /** Sets of columns saved under a name, each an address of this list. */
  sets?: readonly { key: string; name: string; url: string }[];
  /** Where one saves what is shown now as a set. */
  saveUrl?: string;
}

/** Which columns the table shows. Not on a phone, where the card decides. */
export function ColumnChooser({
  action,
  keep,
  columns,
  name = 'kolom',
  sets = [],
  saveUrl,
}: ColumnChooserProps) {
  const shown = columns.filter((column) => column.isShown || column.isFixed).length;
  return (
    <details className="relative max-sm:hidden" data-menu="">
      <summary className="btn btn-line">
        <Icon name="columns-3" />
        Kolom
        <span className="figures font-normal text-muted">
          {shown} dari {columns.length}
        </span>
      </summary>
      <div className="sheet arrives absolute right-0 z-20 mt-2 max-h-[70vh] w-64 overflow-y-auto p-3 shadow-raised">
        <Form action={action} method="get" hidden={keep} className="grid">
          {columns.map((column) => (
            <label key={column.key} className="flex min-h-10 items-center gap-3 text-sm">
              <input
                type="checkbox"
                className="checkbox checkbox-primary"
                name={name}
                value={column.key}
                defaultChecked={column.isShown || column.isFixed}
                disabled={column.isFixed}
              />
              {column.label}
            </label>
          ))}
          <Button look="primary" className="mt-2">
            Terapkan
          </Button>
        </Form>
        {(sets.length > 0 || saveUrl) && (
          <ul className="mt-3 grid border-t border-base-300 pt-2 text-sm">
            {sets.map((set) => (
              <li key={set.key}>
                <a className="flex min-h-10 items-center rounded-lg px-2 hover:bg-soft" href={set.url}>
                  {set.name}
                </a>
              </li>
            ))}
            {saveUrl && (
              <li>
                <a className="link flex min-h-10 items-center px-2 font-semibold" href={saveUrl}>
                  Simpan susunan ini
                </a>
              </li>
            )}
          </ul>
        )}
      </div>
    </details>
  );
}
