import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

export interface SheetProps {
  title?: ReactNode;
  /** Stands small beside or below the title. */
  note?: ReactNode;
  /** A link or button at the end of the title's row. */
  action?: ReactNode;
  /** No inner margin: for lists and tables that reach the edge. */
  isFlush?: boolean;
  level?: 2 | 3;
  id?: string;
  className?: string;
  children: ReactNode;
}

/** A sheet of paper: everything one reads or fills in lies on one. */
export function Sheet({ title, note, action, isFlush, level = 2, id, className, children }: SheetProps) {
  const headingId = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  if (!title)
    return (
      <div id={id} className={classNames('sheet', !isFlush && 'p-5 lg:p-6', className)}>
        {children}
      </div>
    );
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className={classNames('sheet', !isFlush && 'p-5 lg:p-6', className)}
    >
      <div
        className={classNames(
          'flex flex-wrap items-baseline gap-x-4 gap-y-1',
          isFlush ? 'px-5 pt-5 pb-3' : 'mb-4',
        )}
      >
        <Heading id={headingId} className="mr-auto text-xl">
          {title}
        </Heading>
        {note && <span className="figures text-sm text-muted">{note}</span>}
        {action}
      </div>
      {children}
    </section>
  );
}
