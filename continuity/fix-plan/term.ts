import { UNKNOWN, type Value } from "../estate/value";

/** An output of another resource. */
export interface Output {
  readonly kind: "output";
  readonly urn: string;
  readonly output: string;
  /** What it is at preview, where the program states it: a name. @default not known */
  readonly known?: string;
}

/** What only the reader knows, by the name that snippets call it. */
export interface Needed {
  readonly kind: "needed";
  readonly name: string;
  /** Its TypeScript type. */
  readonly type: string;
  /** In few words: `the role that AWS Backup works with`. */
  readonly what: string;
  /** Stands for it when the proposal is judged. */
  readonly stands: Value;
}

/** A value of a proposal, in which any part may stand for something else. */
export type Term =
  | null
  | boolean
  | number
  | string
  | Output
  | Needed
  | readonly Term[]
  | { readonly [key: string]: Term };

export function isStandIn(term: Term): term is Output | Needed {
  if (typeof term !== "object" || term === null || Array.isArray(term)) return false;
  const { kind } = term as { readonly kind?: Term };
  return kind === "output" || kind === "needed";
}

export function isTermList(term: Term | undefined): term is readonly Term[] {
  return Array.isArray(term);
}

export function isTermBag(term: Term | undefined): term is { readonly [key: string]: Term } {
  return typeof term === "object" && term !== null && !Array.isArray(term) && !isStandIn(term);
}

/** A term as the judge of a preview sees it. */
export function judgedValue(term: Term): Value {
  if (isTermList(term)) return term.map(judgedValue);
  if (isTermBag(term)) return Object.fromEntries(Object.entries(term).map(([key, one]) => [key, judgedValue(one)]));
  if (!isStandIn(term)) return term;
  return term.kind === "output" ? (term.known ?? UNKNOWN) : term.stands;
}

/** What a term stands on, in the order of mention. */
export function standInsOf(term: Term): readonly (Output | Needed)[] {
  if (isTermList(term)) return term.flatMap(standInsOf);
  if (isTermBag(term)) return Object.values(term).flatMap(standInsOf);
  return isStandIn(term) ? [term] : [];
}

/** The URNs that a term is computed from. */
export function sourcesOf(term: Term): readonly string[] {
  return standInsOf(term).flatMap((one) => (one.kind === "output" ? [one.urn] : []));
}
