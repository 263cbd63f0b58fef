import type { ReactElement } from 'react';
import type { PageFrame } from '../frame.ts';

/** One page of the gallery: a whole document, drawn from invented data. */
export interface GalleryPage {
  slug: string;
  kind: PageFrame['tenant']['kind'];
  render: (frame: GalleryFrame) => ReactElement;
}

/** What the test gives to every page; a page adds the house it belongs to. */
export type GalleryFrame = Pick<PageFrame, 'assets'> & { mode: PageFrame['tenant']['mode'] };
