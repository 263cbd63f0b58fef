import { readContactCard } from '#features/cms';
import type { RequestContext } from '#kernel/http';
import type { PublicValues } from '#kernel/register';
import { LinkButton } from '#kernel/ui';
import { orderUrl } from './order-url.ts';

/** Below each thing of the catalogue: the way to order it, where the organisation has a number for that. */
export async function orderLinks(ctx: RequestContext) {
  const { phone } = await readContactCard(ctx);
  return ({ values, url }: PublicValues) => {
    if (values.stock === 0) return <p className="font-semibold text-muted">Sedang habis</p>;
    const address = ctx.app.urlOf(ctx.tenant, url);
    const order = orderUrl(phone, `Halo ${ctx.tenant.name}, saya ingin memesan ${values.name}.\n${address}`);
    if (!order) return null;
    return (
      <LinkButton href={order} icon="message-square" size="sm">
        Pesan lewat WhatsApp
      </LinkButton>
    );
  };
}
