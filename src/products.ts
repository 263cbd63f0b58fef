import type { Product } from '#kernel/product';
import { admission } from '#products/admission';
import { cooperative } from '#products/cooperative';
import { platform } from '#products/platform';
import { tradeUnion } from '#products/trade-union';
import { village } from '#products/village';

/** The one list: four products and the platform's own pages. Demo data that takes minutes is told in this order. */
export const products: readonly Product[] = [platform, tradeUnion, cooperative, village, admission];
