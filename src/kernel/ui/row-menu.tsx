import { Menu } from './menu.tsx';
import { MenuLink, type MenuLinkProps } from './menu-link.tsx';

export interface RowMenuProps {
  /** The name of the row: "Tindakan untuk Yohanes Kambu". */
  label: string;
  items: MenuLinkProps[];
}

/** The acts of one row, behind three dots. Acts that change something lead to their own page. */
export function RowMenu({ label, items }: RowMenuProps) {
  return (
    <Menu
      label={`Tindakan untuk ${label}`}
      icon="ellipsis"
      isIconOnly
      look="quiet"
      width="w-56"
      className="inline-block"
    >
      {items.map((item) => (
        <MenuLink key={`${item.href}${item.children}`} {...item} />
      ))}
    </Menu>
  );
}
