import type { ReactNode } from 'react';

/** How something is done, in order: a large number, the step, what it costs or needs. */
export function NumberedSteps({ items }: { items: { title: ReactNode; note?: ReactNode; key?: string }[] }) {
  return (
    <ol className="grid">
      {items.map((item, index) => (
        <li
          key={item.key ?? index}
          className="grid grid-cols-[3rem_1fr] border-t border-base-300 py-4 last:border-b"
        >
          <span
            className="figures pt-0.5 text-2xl leading-none font-extrabold text-primary"
            aria-hidden="true"
          >
            {index + 1}
          </span>
          <span>
            <b className="font-semibold">{item.title}</b>
            {item.note && <span className="block text-sm text-muted">{item.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
