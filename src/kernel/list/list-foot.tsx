import { type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { Pagination } from '#kernel/ui';

/** The way through a list; its address keeps search, filters and order. */
export function ListFoot(props: {
  ctx: RequestContext;
  list: Pick<ListQuery, 'page' | 'size' | 'offset'>;
  total: number;
  shown: number;
  /** What is counted: "dokumen". */
  noun: string;
  isPlain?: boolean;
}) {
  const { ctx, list, total, shown, noun } = props;
  return (
    <Pagination
      page={list.page}
      pageCount={Math.max(1, Math.ceil(total / list.size))}
      summary={`${formatCount(shown === 0 ? 0 : list.offset + 1)}–${formatCount(list.offset + shown)} dari ${formatCount(total)} ${noun}`}
      pageUrl={(page) => listUrl(ctx.request.url.pathname, ctx.query, { page })}
      {...(props.isPlain ? { isPlain: true } : {})}
    />
  );
}
