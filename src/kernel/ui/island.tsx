import { createElement, type ReactNode } from 'react';

export interface IslandProps {
  /** The name of its file, without `.island.tsx`. The page must also name it in `islands`. */
  name: string;
  /** What it starts with: plain data. */
  props: object;
  /** What stands there without script, and until the script has come: the same act as a plain form or link. */
  children: ReactNode;
}

/** A place on the page where the script puts something one can take hold of: a seating grid, an editor. */
export function Island({ name, props, children }: IslandProps) {
  return createElement(`balai-${name}`, { 'data-props': JSON.stringify(props), class: 'block' }, children);
}
