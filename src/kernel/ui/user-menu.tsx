import { Avatar } from './avatar.tsx';
import { Form } from './form.tsx';
import { Icon } from './icon.tsx';
import { Menu } from './menu.tsx';
import { MenuLink, type MenuLinkProps } from './menu-link.tsx';
import { type ThemeMode, ThemeSwitch } from './theme-switch.tsx';

export interface UserMenuProps {
  account: { name: string; roleLabel: string; initials: string; photoUrl?: string };
  links: MenuLinkProps[];
  mode: ThemeMode;
  /** Where signing out is posted; the default is /logout. */
  signOutAction?: string;
}

/** The person's own menu: profile, security, look, and the way out. */
export function UserMenu({ account, links, mode, signOutAction = '/logout' }: UserMenuProps) {
  return (
    <Menu
      label={`Menu ${account.name}`}
      look="quiet"
      face={<Avatar initials={account.initials} photoUrl={account.photoUrl} size="size-8" />}
    >
      <p className="px-3 py-2 leading-tight">
        <b className="block font-semibold">{account.name}</b>
        <span className="text-xs text-muted">{account.roleLabel}</span>
      </p>
      {links.map((link) => (
        <MenuLink key={link.href} {...link} />
      ))}
      <div className="my-2 px-1">
        <ThemeSwitch mode={mode} />
      </div>
      <Form action={signOutAction} className="border-t border-base-300 pt-2" isPlain>
        <button
          type="submit"
          className="flex min-h-11 w-full items-center gap-3 rounded-lg px-3 text-sm font-semibold hover:bg-soft hover:text-soft-content"
        >
          <Icon name="log-out" />
          Keluar
        </button>
      </Form>
    </Menu>
  );
}
