import { formatDate, type PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type PageAnswer, page, type RequestContext, type Route, redirectTo, renderPage } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import { ReceiptCheck } from './receipt-check.tsx';

const CHECKING =
  'whoever holds a receipt may check that it is real; number, sum and date are all that is told';

/** What is told of a receipt. */
export interface CheckedReceipt {
  number: string;
  /** Rupiah. */
  amount: number;
  issuedOn: PlainDate;
  /** Rupiah of it taken back since; as much as the amount when it holds no longer. */
  takenBack: number;
}

/** The page on which anybody checks a paper receipt by the code on it. Who paid is not told. */
export function receiptCheckRoutes(given: {
  /** `/kuitansi` */
  url: string;
  /** Whom to ask when a code is not known. */
  askWhom: string;
  find: (ctx: RequestContext, tx: Tx, code: string) => Promise<CheckedReceipt | undefined>;
}): Route[] {
  const { url, askWhom, find } = given;
  return [
    page.get(url, { access: { public: CHECKING }, summary: 'Check a receipt by its code' }, (ctx) => {
      const code = ctx.query.get('code')?.trim();
      return code ? redirectTo(`${url}/${encodeURIComponent(code)}`) : checkPage(ctx, undefined);
    }),
    page.get(`${url}/:code`, { access: { public: CHECKING }, summary: 'Whether a receipt is real' }, (ctx) =>
      checkPage(ctx, ctx.params.code),
    ),
  ];

  async function checkPage(ctx: RequestContext, code: string | undefined): Promise<PageAnswer> {
    const receipt = code
      ? await ctx
          .beyondWalls('anybody may check a receipt by its code')
          .transaction((tx) => find(ctx, tx, code))
      : undefined;
    const found = receipt && {
      number: receipt.number,
      amount: formatRupiah(receipt.amount),
      takenBack: receipt.takenBack > 0 ? formatRupiah(receipt.takenBack) : undefined,
      isVoid: receipt.takenBack >= receipt.amount,
      issuedOn: formatDate(receipt.issuedOn),
    };
    return renderPage({
      surface: 'public',
      title: 'Periksa kuitansi',
      isIndexed: false,
      status: code && !found ? 404 : 200,
      body: (
        <ReceiptCheck
          action={url}
          askWhom={askWhom}
          code={code}
          found={found}
          organisation={ctx.tenant.name}
        />
      ),
    });
  }
}
