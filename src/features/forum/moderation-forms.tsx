import { Button, Disclosure, Form, Select, TextArea } from '#kernel/ui';
import type { ForumPlace } from './forum-place.ts';
import { MUTE_DAYS } from './mutes.ts';

/** Hiding a post, or showing it again. */
export function PostDecision(props: {
  place: ForumPlace;
  postId: string;
  isHidden: boolean;
  hasReports: boolean;
  /** Where one goes on afterwards. */
  back: string;
}) {
  const { place, postId, isHidden, hasReports, back } = props;
  const action = `${place.addresses.moderation}/posts/${postId}`;
  if (isHidden) {
    return (
      <Form action={action} hidden={{ act: 'restore', back }}>
        <Button icon="eye">Tampilkan lagi</Button>
      </Form>
    );
  }
  return (
    <div className="grid gap-3">
      {hasReports && (
        <Form action={action} hidden={{ act: 'dismiss', back }}>
          <Button look="primary" icon="check">
            Biarkan, tutup laporan
          </Button>
        </Form>
      )}
      <Disclosure title="Sembunyikan tulisan…" icon="eye-off" isDanger>
        <Form action={action} hidden={{ act: 'hide', back }} className="grid gap-3">
          <TextArea
            id={`hide-${postId}`}
            name="reason"
            label="Alasan"
            help="Dibaca semua pembaca utas dan dikirim kepada penulisnya."
            rows={2}
            maxLength={300}
          />
          <div>
            <Button look="danger">Sembunyikan</Button>
          </div>
        </Form>
      </Disclosure>
    </div>
  );
}

/** Taking the pen from the author of a post for some days. */
export function MuteForm(props: { place: ForumPlace; postId: string; name: string; back: string }) {
  const { place, postId, name, back } = props;
  return (
    <Disclosure title={`Bisukan ${name}…`} icon="volume-x" isDanger>
      <Form
        action={`${place.addresses.moderation}/posts/${postId}/mute`}
        hidden={{ back }}
        className="grid gap-3"
      >
        <Select
          id={`days-${postId}`}
          name="days"
          label="Lamanya"
          options={MUTE_DAYS.map((days) => ({ value: String(days), label: `${days} hari` }))}
        />
        <TextArea
          id={`mute-${postId}`}
          name="reason"
          label="Alasan"
          help="Dikirim kepada orangnya. Ia tetap dapat membaca."
          rows={2}
          maxLength={300}
        />
        <div>
          <Button look="danger">Bisukan</Button>
        </div>
      </Form>
    </Disclosure>
  );
}

/** Pinning, locking and hiding a thread, and undoing each. */
export function ThreadDecisions(props: {
  place: ForumPlace;
  thread: { id: string; isPinned: boolean; isLocked: boolean; isHidden: boolean };
  reason?: string | undefined;
  error?: string | undefined;
}) {
  const { place, thread, reason, error } = props;
  const action = `${place.addresses.moderation}/threads/${thread.id}`;
  const closing = [
    ...(thread.isLocked ? [] : [{ act: 'lock', title: 'Kunci utas…', verb: 'Kunci utas' }]),
    ...(thread.isHidden ? [] : [{ act: 'hide', title: 'Sembunyikan utas…', verb: 'Sembunyikan utas' }]),
  ];
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        <Form action={action} hidden={{ act: thread.isPinned ? 'unpin' : 'pin' }}>
          <Button icon={thread.isPinned ? 'pin-off' : 'pin'}>
            {thread.isPinned ? 'Lepas sematan' : 'Sematkan'}
          </Button>
        </Form>
        {thread.isLocked && (
          <Form action={action} hidden={{ act: 'unlock' }}>
            <Button icon="lock-open">Buka kunci</Button>
          </Form>
        )}
        {thread.isHidden && (
          <Form action={action} hidden={{ act: 'restore' }}>
            <Button icon="eye">Tampilkan lagi</Button>
          </Form>
        )}
      </div>
      {closing.map(({ act, title, verb }) => (
        <Disclosure key={act} title={title} icon={act === 'lock' ? 'lock' : 'eye-off'} isDanger>
          <Form action={action} hidden={{ act }} className="grid gap-3">
            <TextArea
              id={`${act}-reason`}
              name="reason"
              label="Alasan"
              help="Dibaca oleh pembaca utas."
              rows={2}
              maxLength={300}
              value={reason ?? ''}
              error={error}
            />
            <div>
              <Button look="danger">{verb}</Button>
            </div>
          </Form>
        </Disclosure>
      ))}
    </div>
  );
}
