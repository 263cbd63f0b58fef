import { describe, expect, it } from 'vitest';
import type { MenuItem } from '../../src/kernel/access/index.ts';
import { hasRight } from '../../src/kernel/access/index.ts';
import { access } from '../../src/products/trade-union/access.ts';
import { requirementMenu } from '../../src/products/trade-union/menu.ts';
import { permissionAliases } from '../../src/products/trade-union/permission-aliases.ts';
import { readTable, readText } from './transcription-source.ts';

interface TreeEntry {
  key: string;
  label: string;
  icon?: string;
  url?: string;
  logic: string;
  required: string[];
  gates: string[];
  children: TreeEntry[];
}

/** What the requirement's icon names are called in the set we use. */
const icons: Record<string, string> = {
  home: 'house',
  user: 'user',
  'id-card': 'id-card',
  book: 'book',
  wallet: 'wallet',
  messages: 'messages-square',
  clipboard: 'clipboard',
  mail: 'mail',
  'brand-whatsapp': 'message-circle',
  users: 'users',
  bell: 'bell',
  inbox: 'inbox',
  shield: 'shield',
  'list-check': 'list-checks',
  link: 'link',
  layout: 'layout-template',
  map: 'map',
  coins: 'coins',
  settings: 'settings',
};

const gates: Record<string, string[]> = {
  'membership:active': ['membership-active'],
  'role:super_admin': [],
  region_scope: [],
};

const tree = parseTree(readText('trade-union-menu.yaml'));
const names = readTable('trade-union-old-names.tsv');
const resolutions = readTable('trade-union-menu-resolutions.tsv');

describe("the union's sidebar", () => {
  it('is the requirement tree: keys, labels, icons, addresses, rights, gates, in its order', () => {
    expect(requirementMenu.map(written)).toEqual(tree.map(expected));
  });

  it('has the size of the tree, without the three addresses that carry an id', () => {
    expect(tree).toHaveLength(19);
    const all = tree.flatMap(({ children }) => children);
    expect(all).toHaveLength(65);
    expect(all.filter(({ url }) => url?.includes('{')).map(({ key }) => key)).toEqual([
      'admin_members.detail',
      'admin_members.actions',
      'admin_complaints.respond',
    ]);
  });

  it('cannot lose or change an entry without this test failing', () => {
    requirementMenu.forEach((item, index) => {
      const mutants: MenuItem[] = [
        { ...item, label: `${item.label}.` },
        { ...item, icon: 'circle' },
        { ...item, required: [] },
        { ...item, children: item.children?.slice(1) ?? [] },
        ...(item.children ?? []).flatMap((child, at) =>
          [
            { ...child, url: `${child.url}/` },
            { ...child, required: [] },
            { ...child, gates: ['published' as const] },
          ].map((changed) => ({
            ...item,
            children: item.children?.map((other, place) => (place === at ? changed : other)) ?? [],
          })),
        ),
      ];
      for (const mutant of mutants) {
        const menu = requirementMenu.map((other, place) => (place === index ? mutant : other));
        expect(menu.map(written)).not.toEqual(tree.map(expected));
      }
    });
  });
});

describe('the old permission names', () => {
  it('all have a key of the catalogue, and the code knows the same', () => {
    for (const { name = '', key = '', scope = '' } of names) {
      const dot = key.lastIndexOf('.');
      expect(hasRight(access, key.slice(0, dot), key.slice(dot + 1)), key).toBe(true);
      const alias = permissionAliases.find(({ old }) => old === name);
      expect({ key: alias?.key ?? name, scope: alias?.scope ?? '' }, name).toEqual({ key, scope });
    }
  });

  it('are listed once and not beside a key of the same name', () => {
    const old = permissionAliases.map((alias) => alias.old);
    expect(new Set(old).size).toBe(old.length);
    for (const name of old) {
      const dot = name.lastIndexOf('.');
      expect(hasRight(access, name.slice(0, dot), name.slice(dot + 1)), name).toBe(false);
    }
  });
});

/** An entry as the code has it, in the terms of the comparison. */
function written(item: MenuItem): TreeEntry {
  return {
    key: item.key,
    label: item.label,
    ...(item.icon && { icon: item.icon }),
    ...(item.url && { url: item.url }),
    logic: item.logic,
    required: item.required.map(
      ({ resource, right, scope }) => `${resource}.${right}${scope ? `@${scope}` : ''}`,
    ),
    gates: [...(item.gates ?? [])],
    children: (item.children ?? []).map(written),
  };
}

/** An entry of the requirement with today's keys and the recorded resolutions. */
function expected(entry: TreeEntry): TreeEntry {
  const resolved = resolutions.find(({ key }) => key === entry.key);
  const isRegional = entry.gates.includes('region_scope');
  const required = [...new Set(entry.required.map(currentName))].map((name) =>
    isRegional ? name.replace('@all', '') : name,
  );
  if (isRegional && !required.includes('member.propose')) required.push('member.propose');
  return {
    key: entry.key,
    label: entry.label,
    ...(entry.icon && { icon: icons[entry.icon] ?? `no icon for ${entry.icon}` }),
    ...(entry.url && { url: entry.url }),
    logic: isRegional ? 'ALL' : (resolved?.logic ?? entry.logic),
    required: resolved ? (resolved.required ?? '').split(' ') : required,
    gates: resolved?.gates
      ? resolved.gates.split(' ')
      : entry.gates.flatMap((gate) => gates[gate] ?? [`unknown ${gate}`]),
    children: entry.children.filter(({ url }) => !url?.includes('{')).map(expected),
  };
}

function currentName(name: string): string {
  const line = names.find((known) => known.name === name);
  return `${line?.key ?? `unknown ${name}`}${line?.scope === 'all' ? '@all' : ''}`;
}

/** Reads the tree's own small part of YAML: two levels of entries, plain values, bracketed lists, comments. */
function parseTree(text: string): TreeEntry[] {
  const top: TreeEntry[] = [];
  let current: TreeEntry | undefined;
  for (const raw of text.split('\n')) {
    const line = raw.replace(/\s+#.*$/, '');
    const match = /^\s*(- )?([a-z_]+): (.+)$/.exec(line);
    if (!match) continue;
    const [, isNew, name = '', rest = ''] = match;
    const value = rest.trim().replace(/^"(.*)"$/, '$1');
    const list = value
      .replace(/^\[|\]$/g, '')
      .split(',')
      .map((part) => part.trim());
    if (isNew) {
      current = { key: value, label: '', logic: 'ANY', required: [], gates: [], children: [] };
      if (name === 'menu_key') top.push(current);
      else top.at(-1)?.children.push(current);
    } else if (current) {
      if (name === 'label') current.label = value;
      else if (name === 'icon') current.icon = value;
      else if (name === 'url') current.url = value;
      else if (name === 'permission_logic') current.logic = value;
      else if (name === 'required_permissions') current.required = list;
      else if (name === 'gates') current.gates = list;
    }
  }
  return top;
}
