import type { Gate } from '#kernel/access';
import type { RequestContext, Route } from '#kernel/http';
import { AppError } from '#kernel/work';

/** Where a person goes to meet a condition within the minute. */
const STEP_UPS: Partial<Record<Gate, { url: string; code: string; message: string }>> = {
  'second-factor': {
    url: '/me/security/second-factor',
    code: 'second_factor_required',
    message: 'Halaman ini memerlukan verifikasi dua langkah. Aktifkan dahulu di halaman Keamanan.',
  },
  'recent-password': {
    url: '/me/security/confirm',
    code: 'password_required',
    message: 'Ketik kata sandi Anda sekali lagi sebelum melanjutkan.',
  },
};

const REASONS: Partial<Record<Gate, string>> = {
  'membership-active':
    'Halaman ini terbuka bagi anggota aktif. Lihat status keanggotaan Anda untuk langkah berikutnya.',
  'standing-ok':
    'Halaman ini terbuka kembali setelah tunggakan iuran Anda berkurang. Tagihan dan pembayaran tetap terbuka.',
  'email-verified': 'Konfirmasi surel Anda dahulu melalui tautan yang kami kirim.',
  'resident-confirmed': 'Layanan ini terbuka setelah petugas desa mencocokkan data Anda.',
};

/** The right is there, a condition is not: pages lead to where it is met, calls name it. */
export function gateAnswer(ctx: RequestContext, route: Route, gate: Gate): Response {
  const stepUp = STEP_UPS[gate];
  if (stepUp && (route.kind === 'page' || (route.kind === 'file' && isBrowser(ctx)))) {
    const { pathname, search } = ctx.request.url;
    const next =
      ctx.request.method === 'GET' ? pathname + search : (ctx.request.headers.get('referer') ?? '/');
    const location = `${stepUp.url}?next=${encodeURIComponent(pathOf(next))}`;
    return new Response(null, { status: 303, headers: { location } });
  }
  throw new AppError(
    stepUp?.code ?? `gate_${gate}`,
    403,
    stepUp?.message ?? REASONS[gate] ?? 'Belum terbuka untuk Anda.',
  );
}

/** Whoever follows a link to a file in a browser can be asked; a program with a token is told. */
const isBrowser = ({ principal }: RequestContext) =>
  principal.kind === 'account' && principal.sessionKind === 'web';

function pathOf(address: string): string {
  try {
    const url = new URL(address, 'http://local');
    return url.pathname + url.search;
  } catch {
    return '/';
  }
}
