import type { Product } from '#kernel/product';
import { admission } from '#products/admission';
import { cooperative } from '#products/cooperative';
import { createPlatform } from '#products/platform';
import { tradeUnion } from '#products/trade-union';
import { village } from '#products/village';

/** The one list: four products and the platform's own pages. Demo data that takes minutes is told in this order. */
const houses: readonly Product[] = [tradeUnion, cooperative, village, admission];
export const products: readonly Product[] = [createPlatform(houses), ...houses];
