import type { Document, Node, YAMLMap, YAMLSeq } from "yaml";
import { SettingsError } from "./errors";
import type { AccountText, PlanText, VaultText } from "./external";
import { type AssumptionText, parseSettings } from "./settings";

/** What is added to a lifeboat.yaml, or takes the place of what it says of the same. */
export interface Additions {
  /** The account that the program is deployed to, with its name where the file has none for it. */
  readonly deployed?: AccountText & { readonly name: string };
  readonly plans: readonly PlanText[];
  readonly vaults: readonly VaultText[];
  readonly assumptions: readonly AssumptionText[];
}

/** The text of a lifeboat.yaml with additions, and whether everything else stands as it stood. */
export interface Merged {
  readonly text: string;
  /** False where the layout of the rest had to change: its indentation, the breaks of its lines. */
  readonly sameLayout: boolean;
}

/**
 * Adds to the text of a lifeboat.yaml. Comments stay; an entry about the same (a plan or vault of one name in one place, an
 * assumption for the same reason) is replaced where it stands.
 *
 * @throws SettingsError where the text is not a lifeboat.yaml, or would no longer be one
 */
export function mergeSettings(file: string, text: string, additions: Additions): Merged {
  parseSettings(file, text);
  const { document, layout, sameLayout } = opened(text);
  const merging = new Merging(file, document);
  if (additions.deployed !== undefined) merging.deploy(additions.deployed);
  merging.replace(["external", "plans"], additions.plans, (one) => merging.placeOf(one));
  merging.replace(["external", "vaults"], additions.vaults, (one) => merging.placeOf(one));
  merging.replace(["assumptions"], additions.assumptions, ({ what, for: scope, reason }) => [what, scope, reason]);
  const written = document.toString(layout);
  parseSettings(file, written);
  return { text: text.includes("\r\n") ? written.replaceAll("\n", "\r\n") : written, sameLayout };
}

interface Layout {
  readonly indent: number;
  readonly indentSeq: boolean;
  readonly flowCollectionPadding: boolean;
  readonly lineWidth: 0;
}

const BOTH = [true, false] as const;

const LAYOUTS: readonly Layout[] = [2, 4].flatMap((indent) =>
  BOTH.flatMap((indentSeq) =>
    BOTH.map((flowCollectionPadding) => ({ indent, indentSeq, flowCollectionPadding, lineWidth: 0 as const })),
  ),
);

/** The document, with the layout in which it is written as it stands, if there is one. */
function opened(text: string): { document: Document; layout: Layout; sameLayout: boolean } {
  const { parseDocument } = require("yaml") as typeof import("yaml");
  const plain = text.replaceAll("\r\n", "\n");
  const document = parseDocument(plain) as unknown as Document;
  const same = LAYOUTS.find((layout) => document.toString(layout) === (plain.endsWith("\n") ? plain : `${plain}\n`));
  const empty = plain.trim() === "";
  return { document, layout: same ?? (LAYOUTS[0] as Layout), sameLayout: empty || same !== undefined };
}

type Entry = Readonly<Record<string, unknown>>;

class Merging {
  readonly #yaml = require("yaml") as typeof import("yaml");

  constructor(
    readonly file: string,
    readonly document: Document,
  ) {}

  /** Name, Region and account of a plan or vault; an account may be named in one place and numbered in another. */
  placeOf({ name, region, account }: { readonly name: string; readonly region: string; readonly account?: string }) {
    return [name, region, account === undefined ? undefined : (this.#accounts()[account]?.id ?? account)];
  }

  #accounts(): Readonly<Record<string, { readonly id?: string }>> {
    const accounts = this.document.getIn(["external", "accounts"]);
    return this.#yaml.isMap(accounts) ? (accounts.toJS(this.document) as Record<string, { readonly id?: string }>) : {};
  }

  /** An account of the same id keeps its name, and what else is said of it. */
  deploy({ name, ...account }: NonNullable<Additions["deployed"]>): void {
    const own = Object.entries(this.#accounts()).find(([, { id }]) => id === account.id)?.[0] ?? name;
    this.#collection(["external", "accounts"], {});
    for (const [key, value] of Object.entries(account)) this.document.setIn(["external", "accounts", own, key], value);
  }

  replace<T extends object>(
    path: readonly string[],
    entries: readonly T[],
    identity: (entry: T) => readonly unknown[],
  ) {
    if (entries.length === 0) return;
    const list = this.#collection(path, []) as YAMLSeq;
    const keyOf = (entry: T) => JSON.stringify(identity(entry));
    const positions = new Map(
      list.items.map((item, i) => [keyOf((item as Node).toJS(this.document) as T), i] as const),
    );
    for (const entry of entries) {
      const node = this.document.createNode(entry) as Node;
      const at = positions.get(keyOf(entry));
      if (at === undefined) {
        list.items.push(node);
        continue;
      }
      const old = list.items[at] as Node;
      node.commentBefore = old.commentBefore ?? null;
      node.spaceBefore = old.spaceBefore ?? false;
      list.items[at] = node;
    }
  }

  /** The collection at a path, made where there is none; one in braces or brackets that is empty is written out. */
  #collection(path: readonly string[], empty: Entry | readonly unknown[]): YAMLMap | YAMLSeq {
    const { document } = this;
    if (!this.#yaml.isMap(document.contents)) document.contents = document.createNode({}) as typeof document.contents;
    path.forEach((_, i) => {
      const part = path.slice(0, i + 1);
      if (!document.hasIn(part)) document.setIn(part, document.createNode(i + 1 < path.length ? {} : empty));
      const node = document.getIn(part);
      if (!this.#yaml.isCollection(node)) {
        throw new SettingsError(this.file, [
          `${part.join(".")} stands elsewhere in the file; write it out to add to it`,
        ]);
      }
      if (node.items.length === 0) node.flow = false;
    });
    return document.getIn(path) as YAMLMap | YAMLSeq;
  }
}
