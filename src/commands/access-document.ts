import { renderAccessDocument } from '#kernel/access';
import { products } from '../products.ts';

/** The text of docs/access.md: every matrix with what its words mean here. */
export function accessDocument(): string {
  return renderAccessDocument(products.map(({ label, access }) => ({ title: label, table: access })));
}
