import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Chip, type ChipProps } from './chip.tsx';
import { Form } from './form.tsx';
import { Icon } from './icon.tsx';
import { SearchField } from './search-field.tsx';

export interface FilterBarProps {
  /** The address of the list. */
  action: string;
  /** Everything else that the address holds and a new search keeps: filters, sort, columns; not the page. */
  keep?: Record<string, string | string[] | undefined>;
  search?: { label: string; placeholder?: string; value?: string; name?: string };
  chips?: ChipProps[];
  /** The fields behind "+ Saringan". */
  fields?: ReactNode;
  /** What the fields keep; the default is `keep`. */
  fieldsKeep?: Record<string, string | string[] | undefined>;
  /** At the end of the row: the column chooser. */
  end?: ReactNode;
}

/** Search, the filters that hold, and more of them behind "+ Saringan". All of it lives in the address. */
export function FilterBar({
  action,
  keep,
  search,
  chips = [],
  fields,
  fieldsKeep = keep,
  end,
}: FilterBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {search && (
        <Form action={action} method="get" role="search" hidden={keep} className="w-full sm:w-72 lg:w-80">
          <SearchField {...search} />
        </Form>
      )}
      {/* The sheet of filters opens at the start of this row: at the chip itself it would run off the page's edge. */}
      <div className="relative flex flex-wrap items-center gap-2 max-xl:order-last max-xl:w-full empty:hidden">
        {chips.map((chip) => (
          <Chip key={`${chip.label}${chip.value}`} {...chip} />
        ))}
        {fields && (
          <details data-menu="">
            <summary className="chip">
              <Icon name="plus" className="size-4" />
              Saringan
            </summary>
            <div className="sheet arrives absolute top-full left-0 z-20 mt-2 w-80 max-w-[calc(100vw-2rem)] p-4 shadow-raised">
              <Form action={action} method="get" hidden={fieldsKeep} className="grid gap-4">
                {fields}
                <Button look="primary">Terapkan saringan</Button>
              </Form>
            </div>
          </details>
        )}
      </div>
      {end && <div className="sm:ml-auto empty:hidden">{end}</div>}
    </div>
  );
}
