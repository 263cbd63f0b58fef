import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../..');

export interface SqlText {
  /** `src/…/file.ts:12` */
  place: string;
  text: string;
}

/** Tables and views that `migrations/tenant` makes: each of them carries the rows of many organisations. */
export function tenantTables(): Set<string> {
  const folder = path.join(root, 'migrations/tenant');
  const tables = readdirSync(folder).flatMap((file) =>
    [
      ...readFileSync(path.join(folder, file), 'utf8').matchAll(
        /^create (?:table|(?:or replace )?view) (\w+)/gm,
      ),
    ].map(([, name]) => name!),
  );
  return new Set(tables);
}

/**
 * Every text in `src` that reads or writes a table. Where a text has a hole, what the name in it may hold is put in: the
 * texts of its definition, in this file or an imported one; what stays unknown becomes `§`.
 */
export function findSqlTexts(tables: ReadonlySet<string>): SqlText[] {
  const names = (readdirSync(path.join(root, 'src'), { recursive: true }) as string[]).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$/.test(file),
  );
  const files = names
    .sort()
    .map((name) => parse(`src/${name}`, readFileSync(path.join(root, 'src', name), 'utf8')));
  const everywhere = new Map<string, ts.Node[]>();
  for (const file of files) {
    for (const [name, nodes] of definitionsOf(file, true)) {
      everywhere.set(name, [...(everywhere.get(name) ?? []), ...nodes]);
    }
  }
  return files.flatMap((file) => textsOf(file, tables, everywhere));
}

/** The same of one file's text alone. */
export function sqlTextsOf(name: string, source: string, tables: ReadonlySet<string>): SqlText[] {
  return textsOf(parse(name, source), tables, new Map());
}

function parse(name: string, source: string): ts.SourceFile {
  const kind = name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, kind);
}

function textsOf(
  file: ts.SourceFile,
  tables: ReadonlySet<string>,
  everywhere: ReadonlyMap<string, readonly ts.Node[]>,
): SqlText[] {
  const here = definitionsOf(file, false);
  const imported = new Set(importedNames(file));
  const reader: Reader = (name) =>
    here.get(name) ?? (imported.has(name) ? everywhere.get(name) : undefined) ?? [];
  const texts: SqlText[] = [];
  const visit = (node: ts.Node): void => {
    if (isText(node)) {
      // Only what names a table itself: a piece that comes in through a hole is a text of its own elsewhere.
      if (touchesTable(plain(resolve(node, reader, everywhere, DEPTH)), tables)) {
        const text = plain(resolve(node, reader, everywhere));
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        texts.push({ place: `${file.fileName}:${line + 1}`, text });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return texts;
}

type Reader = (name: string) => readonly ts.Node[];

function isText(
  node: ts.Node,
): node is ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.TemplateExpression {
  return (
    ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)
  );
}

const DEPTH = 5;

function resolve(
  node: ts.Node,
  read: Reader,
  everywhere: ReadonlyMap<string, readonly ts.Node[]>,
  depth = 0,
  seen = new Set<ts.Node>(),
): string {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return '§';
  return node.templateSpans.reduce((text, { expression, literal }) => {
    const held = depth < DEPTH ? textsIn(expression, read, everywhere, depth + 1, seen).join(' ') : '';
    return `${text}${held === '' ? '§' : held}${literal.text}`;
  }, node.head.text);
}

/** Every text that an expression may come to: its own literals, and those where the names in it are defined. */
function textsIn(
  node: ts.Node,
  read: Reader,
  everywhere: ReadonlyMap<string, readonly ts.Node[]>,
  depth: number,
  seen: Set<ts.Node>,
): string[] {
  if (isText(node)) return [resolve(node, read, everywhere, depth, seen)];
  if (ts.isIdentifier(node)) {
    if (depth >= DEPTH) return [];
    return read(node.text).flatMap((definition) => {
      if (seen.has(definition)) return [];
      seen.add(definition);
      const home = definition.getSourceFile();
      const there = definitionsOf(home, false);
      const imports = new Set(importedNames(home));
      const reader: Reader = (name) =>
        there.get(name) ?? (imports.has(name) ? everywhere.get(name) : undefined) ?? [];
      return textsIn(definition, reader, everywhere, depth + 1, seen);
    });
  }
  const texts: string[] = [];
  ts.forEachChild(node, (child) => {
    // `a.b`: only `a` is a name of ours; types hold no text.
    if (ts.isPropertyAccessExpression(node) && child === node.name) return;
    if (ts.isTypeNode(child)) return;
    texts.push(...textsIn(child, read, everywhere, depth, seen));
  });
  return texts;
}

const known = new WeakMap<ts.SourceFile, { all: Map<string, ts.Node[]>; exported: Map<string, ts.Node[]> }>();

/** What each name of a file was given: initialisers, function bodies, and calls of which it takes a part. */
function definitionsOf(file: ts.SourceFile, exportedOnly: boolean): Map<string, ts.Node[]> {
  let found = known.get(file);
  if (!found) {
    found = { all: new Map(), exported: new Map() };
    const put = (name: string, node: ts.Node, isExported: boolean) => {
      for (const map of isExported ? [found!.all, found!.exported] : [found!.all])
        map.set(name, [...(map.get(name) ?? []), node]);
    };
    const visit = (node: ts.Node): void => {
      if (ts.isVariableDeclaration(node) && node.initializer) {
        const isExported = isTopLevelExport(node);
        for (const name of namesOf(node.name)) put(name, node.initializer, isExported);
      }
      if (ts.isFunctionDeclaration(node) && node.name && node.body)
        put(node.name.text, node.body, isTopLevelExport(node));
      // `parts.push('…')` adds to what the name holds.
      if (
        ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        node.expression.name.text === 'push'
      ) {
        if (ts.isIdentifier(node.expression.expression))
          for (const argument of node.arguments) put(node.expression.expression.text, argument, false);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    known.set(file, found);
  }
  return exportedOnly ? found.exported : found.all;
}

function namesOf(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesOf(element.name)));
}

function isTopLevelExport(node: ts.VariableDeclaration | ts.FunctionDeclaration): boolean {
  const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function importedNames(file: ts.SourceFile): string[] {
  return file.statements.flatMap((statement) => {
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
  });
}

const plain = (text: string) =>
  text
    .replace(/--[^\n]*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

function touchesTable(text: string, tables: ReadonlySet<string>): boolean {
  if (!/\b(select|insert\s+into|update|delete\s+from)\b/i.test(text)) return false;
  return referencesIn(text, tables).length > 0;
}

export interface TableReference {
  verb: 'from' | 'join' | 'update' | 'into';
  table: string;
  /** The name its conditions use. */
  alias: string;
}

/** Tenant tables that a text names, and holes where a table's name would stand. */
export function referencesIn(text: string, tables: ReadonlySet<string>): TableReference[] {
  const found: TableReference[] = [];
  const pattern =
    /\b(from|join|update|into|using)\s+(?:only\s+)?(?:[\w§]+\.)?("?[\w§]+"?)(?!\s*[<>=.])(?:\s+(?:as\s+)?(\w+))?((?:\s*,\s*\w+(?:\s+(?:as\s+)?\w+)?)*)/gi;
  for (const match of plain(text).matchAll(pattern)) {
    const word = match[1]!.toLowerCase();
    const verb = word === 'using' ? 'from' : (word as TableReference['verb']);
    const table = match[2]!.replaceAll('"', '');
    if (tables.has(table) || table === '§') found.push({ verb, table, alias: aliasOf(match[3], table) });
    if (verb !== 'from') continue;
    // `from a, b c`: the others of the list.
    for (const [, other = '', alias] of (match[4] ?? '').matchAll(/,\s*(\w+)(?:\s+(?:as\s+)?(\w+))?/g)) {
      if (tables.has(other)) found.push({ verb, table: other, alias: aliasOf(alias, other) });
    }
  }
  return found;
}

const KEYWORDS = new Set(
  'where set on join left right inner cross full order group limit offset for values using returning as select union having window default lateral natural'.split(
    ' ',
  ),
);

function aliasOf(word: string | undefined, table: string): string {
  return word === undefined || KEYWORDS.has(word.toLowerCase()) ? table : word;
}
