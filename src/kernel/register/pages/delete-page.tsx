import { zoneOf } from '#kernel/calendar';
import { type PageAnswer, type RequestContext, renderPage } from '#kernel/http';
import { ConfirmPanel, TextArea } from '#kernel/ui';
import { type Entry, nameOf } from '../read/entry.ts';
import type { Register } from '../register.ts';

interface DeletePageProps {
  ctx: RequestContext;
  register: Register;
  entry: Entry;
  typed?: string;
  fault?: string;
}

/** Asks before an entry leaves its book, and for the reason that the log keeps. */
export function deletePage({ ctx, register, entry, typed, fault }: DeletePageProps): PageAnswer {
  const name = nameOf(register, entry, zoneOf(ctx.tenant.timeZone));
  return renderPage({
    surface: 'console',
    title: `Hapus ${name}`,
    trail: [
      ...(register.trail ?? []),
      { label: register.title, url: register.page },
      { label: name, url: `${register.page}/${entry.id}` },
    ],
    menuUrl: register.page,
    ...(fault ? { status: 422 } : {}),
    body: (
      <ConfirmPanel
        title={`Hapus “${name}” dari buku?`}
        confirmLabel={`Hapus ${register.entry}`}
        isDanger
        form={{ action: `${register.page}/${entry.id}/hapus` }}
        cancelUrl={`${register.page}/${entry.id}`}
        fields={
          <TextArea
            name="reason"
            label="Alasan"
            help="Tercatat bersama nama Anda."
            rows={3}
            maxLength={500}
            value={typed ?? ''}
            {...(fault ? { error: fault } : {})}
          />
        }
      >
        <p>
          {`Catatan ini hilang dari daftar${entry.publication ? ' dan dari halaman umum' : ''}. `}
          Nomornya tidak dipakai lagi, isinya tetap tersimpan di catatan audit, dan Anda dapat mengurungkannya
          sesudah ini.
        </p>
      </ConfirmPanel>
    ),
  });
}
