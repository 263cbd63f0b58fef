import { Icon } from './icon.tsx';
import { Menu } from './menu.tsx';

export interface Notification {
  key: string;
  title: string;
  /** "3 jam lalu". */
  when: string;
  url: string;
  isUnread?: boolean;
}

export interface NotificationBellProps {
  unread: number;
  /** The page of all notifications. */
  url: string;
  /** The newest few; with none the bell is a plain link. */
  latest?: Notification[];
}

/** The bell with its count. */
export function NotificationBell({ unread, url, latest = [] }: NotificationBellProps) {
  const label = unread > 0 ? `${unread} pemberitahuan baru` : 'Pemberitahuan';
  const face = (
    <span className="relative grid size-7 place-items-center">
      <Icon name="bell" />
      {unread > 0 && (
        <span
          className="absolute -top-1 -right-1.5 h-4 min-w-4 rounded-full bg-primary px-1 text-center text-[.6875rem] leading-4 font-bold text-primary-content"
          aria-hidden="true"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </span>
  );
  if (latest.length === 0) {
    return (
      <a href={url} className="btn btn-ghost btn-square">
        <span className="sr-only">{label}</span>
        {face}
      </a>
    );
  }
  return (
    <Menu label={label} face={face} look="quiet" width="w-80">
      <ul className="grid">
        {latest.map((item) => (
          <li key={item.key}>
            <a href={item.url} className="flex gap-3 rounded-lg px-3 py-2.5 hover:bg-soft">
              <span
                className={`mt-1.5 size-2 shrink-0 rounded-full ${item.isUnread ? 'bg-primary' : 'bg-transparent'}`}
              />
              <span className="min-w-0 text-sm">
                <b className={`block leading-snug ${item.isUnread ? 'font-semibold' : 'font-normal'}`}>
                  {item.isUnread && <span className="sr-only">Baru: </span>}
                  {item.title}
                </b>
                <span className="text-xs text-muted">{item.when}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <a
        href={url}
        className="link mt-1 flex min-h-11 items-center justify-center border-t border-base-300 text-sm font-semibold"
      >
        Semua pemberitahuan
      </a>
    </Menu>
  );
}
