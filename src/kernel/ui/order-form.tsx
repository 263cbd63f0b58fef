import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Form } from './form.tsx';
import { Icon } from './icon.tsx';
import { Island } from './island.tsx';

/** The script that lets one drag, for the page's `islands`. */
export const SORTABLE = 'sortable-list';

/** The field that carries the order; once for each thing. */
const ORDER = 'order';
const MOVE = 'move';

/**
 * A list that can be put in order: with the buttons of each row (a plain form, also without script), or by dragging its
 * grip. Both send the same form.
 */
export function OrderForm(props: {
  action: string;
  label: string;
  items: readonly { key: string; name: string; content: ReactNode }[];
}) {
  const { action, label, items } = props;
  return (
    <Form action={action} label={label}>
      <Island name={SORTABLE} props={{}}>
        <ol>
          {items.map(({ key, name, content }, index) => (
            <li
              key={key}
              data-sortable=""
              className="flex items-center gap-2 border-t border-base-300 bg-base-100 px-3 py-2 first:border-0 sm:px-5"
            >
              <input type="hidden" name={ORDER} value={key} />
              <span
                data-grip=""
                className="needs-script cursor-grab p-2 text-muted max-sm:hidden"
                aria-hidden="true"
              >
                <Icon name="grip-vertical" />
              </span>
              <div className="min-w-0 grow">{content}</div>
              <div className="flex shrink-0">
                <MoveButton
                  move={`${key}:up`}
                  icon="arrow-up"
                  isClosed={index === 0}
                  label={`Naikkan ${name}`}
                />
                <MoveButton
                  move={`${key}:down`}
                  icon="arrow-down"
                  isClosed={index === items.length - 1}
                  label={`Turunkan ${name}`}
                />
              </div>
            </li>
          ))}
        </ol>
      </Island>
    </Form>
  );
}

function MoveButton(props: {
  move: string;
  icon: 'arrow-up' | 'arrow-down';
  isClosed: boolean;
  label: string;
}) {
  if (props.isClosed) return <span className="btn btn-ghost btn-square invisible" />;
  return <Button look="quiet" name={MOVE} value={props.move} icon={props.icon} label={props.label} />;
}

/** The order that was sent: as dragged, or with one thing moved by one place. */
export function readOrder(form: Readonly<Record<string, string | string[]>>): string[] {
  const order = [form[ORDER] ?? []].flat();
  const [key, way] = String([form[MOVE] ?? ''].flat().at(-1)).split(':');
  const from = order.indexOf(key ?? '');
  const to = from + (way === 'up' ? -1 : 1);
  if (from < 0 || to < 0 || to >= order.length || (way !== 'up' && way !== 'down')) return order;
  const next = [...order];
  [next[from], next[to]] = [next[to]!, next[from]!];
  return next;
}
