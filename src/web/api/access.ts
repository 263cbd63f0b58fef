import { z } from 'zod';
import { describeMatrix, describeRights } from '#kernel/access';
import { api, json } from '#kernel/http';
import type { Product } from '#kernel/product';
import { tenantAccess } from '../routing/rights.ts';

const right = z.object({ right: z.string(), scope: z.string() });
const deviation = z.object({ why: z.string(), source: z.string() });
const difference = z.object({
  effect: z.enum(['grant', 'revoke']),
  why: z.string().optional(),
  changedBy: z.string().nullish(),
  changedAt: z.string().optional(),
});
const byRole = <T extends z.ZodType>(shape: T) => z.record(z.string(), z.array(shape));
const matrix = z.object({
  product: z.string(),
  roles: z.array(z.object({ key: z.string(), label: z.string() })),
  rows: z.array(
    z.object({
      group: z.string(),
      label: z.string(),
      name: z.string().optional(),
      source: z.enum(['requirement', 'balai']),
      resource: z.string(),
      cells: z.record(z.string(), z.string()),
      rights: byRole(
        right.extend({
          gates: z.array(z.string()).optional(),
          deviation: deviation.optional(),
          difference: difference.optional(),
        }),
      ),
      withheld: byRole(z.object({ right: z.string(), deviation })).optional(),
      differences: byRole(
        difference.extend({ role: z.string(), resource: z.string(), right: z.string(), scope: z.string() }),
      ).optional(),
    }),
  ),
  personal: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      rights: z.array(right.extend({ resource: z.string() })),
    }),
  ),
  legend: z.array(z.object({ word: z.string(), meaning: z.string() })),
});

/** Who I am, and the whole matrix (DESIGN §9). */
export function accessRoutes(product: Product) {
  return [
    api.get(
      '/api/v1/me',
      {
        access: { resource: 'account', right: 'read' },
        summary: 'Who I am and what I may do here',
        answer: z.object({
          account: z
            .object({
              id: z.uuid(),
              name: z.string(),
              email: z.string().nullable(),
              subjectId: z.uuid().nullable(),
            })
            .nullable(),
          roles: z.array(z.string()),
          scopes: z.array(
            z.object({
              role: z.string(),
              regions: z.array(z.string()).optional(),
              programmes: z.array(z.string()).optional(),
              areas: z.array(z.string()).optional(),
            }),
          ),
          rights: z.record(z.string(), z.array(right)),
        }),
      },
      (ctx) => {
        const { principal } = ctx;
        const account =
          principal.kind === 'account'
            ? {
                id: principal.accountId,
                name: principal.name,
                email: principal.email,
                subjectId: principal.subjectId,
              }
            : null;
        return json({ account, ...describeRights(ctx.rights, principal.grants, principal.facts) });
      },
    ),
    api.get(
      '/api/v1/access/matrix',
      {
        access: { resource: 'access-matrix', right: 'read' },
        summary:
          "The requirement's matrix with its labels, what each cell means here, and this tenant's differences",
        answer: matrix,
      },
      async (ctx) => {
        const { differences, roles } = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
        return json(describeMatrix(product.access, differences, roles));
      },
    ),
  ];
}
