import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface ClothHeroProps {
  /** One sentence, with its full stop. */
  title: string;
  lead?: string;
  /** One act: a search, or a button or two. */
  children?: ReactNode;
  /** A drawing beside the words; below them on a phone. */
  picture?: ReactNode;
  /** A drawing along the lower edge, behind what overlaps the cloth. It is placed by the hero. */
  landscape?: ReactNode;
}

/** The greeting of a public page: one sentence, one act, on the cloth of the house. */
export function ClothHero({ title, lead, children, picture, landscape }: ClothHeroProps) {
  const words = (
    <>
      <h1 className={classNames('text-4xl', landscape ? 'max-w-[18ch]' : 'max-w-[15ch]')}>{title}</h1>
      {lead && <p className="mt-4 max-w-[46ch] text-lg text-cloth-muted">{lead}</p>}
      {children && <div className="mt-7">{children}</div>}
    </>
  );
  return (
    <section className="relative overflow-hidden bg-cloth text-cloth-content">
      <i className={classNames('motif', landscape ? 'motif-64 opacity-[.09]' : 'motif-72 opacity-10')} />
      {landscape}
      {picture ? (
        <div className="page-width relative grid items-center gap-4 pt-12 pb-8 lg:grid-cols-[1.1fr_1fr] lg:gap-10 lg:py-16">
          <div>{words}</div>
          <div className="max-lg:mx-auto max-lg:max-w-72">{picture}</div>
        </div>
      ) : (
        <div
          className={classNames(
            'page-width relative pt-10 lg:pt-16',
            landscape ? 'pb-[17rem] lg:pb-[23rem]' : 'pb-12 lg:pb-16',
          )}
        >
          {words}
        </div>
      )}
    </section>
  );
}
