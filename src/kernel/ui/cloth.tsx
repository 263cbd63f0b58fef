import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface ClothProps {
  children: ReactNode;
  /** How large the motif is woven. */
  weave?: 'fine' | 'middle' | 'wide';
  className?: string;
}

/** Cloth with the motif of the house: only where it greets (hero, footer, sign-in side, a person's card). */
export function Cloth({ children, weave = 'middle', className }: ClothProps) {
  return (
    <div className={classNames('relative overflow-hidden bg-cloth text-cloth-content', className)}>
      <i
        className={classNames(
          'motif',
          weave === 'fine' && 'opacity-[.07]',
          weave === 'middle' && 'motif-60 opacity-[.13]',
          weave === 'wide' && 'motif-72 opacity-10',
        )}
      />
      <div className="relative">{children}</div>
    </div>
  );
}
