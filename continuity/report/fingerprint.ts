import type { ReportFinding } from "./report";

/** What tells findings apart. */
export type Identified = Pick<ReportFinding, "rule" | "service" | "scenario" | "urn" | "message">;

const TWO_TO_32 = 0x1_0000_0000;
/** The prime of FNV-1a in 64 bits is 2^40 + this. */
const PRIME = 0x1b3;

/**
 * What each finding is known by from one report to the next: `9f86d081884c7d65:1`. It says which rule found what of which
 * service, scenario and resource, and nothing of project, stack, place or figures, so it stays when those change, when other
 * resources are renamed, and when the program makes them in another order. Of several that are alike, each has its number,
 * by the order of their messages.
 */
export function fingerprintsOf(findings: readonly Identified[]): ReadonlyMap<Identified, string> {
  const counts = new Map<string, number>();
  const inOrder = [...findings].sort((a, b) => (a.message < b.message ? -1 : a.message > b.message ? 1 : 0));
  return new Map(
    inOrder.map((finding) => {
      const hash = fnv1a(identityOf(finding));
      const count = (counts.get(hash) ?? 0) + 1;
      counts.set(hash, count);
      return [finding, `${hash}:${count}`];
    }),
  );
}

function identityOf({ rule, service, scenario, urn }: Identified): string {
  return JSON.stringify([rule, service ?? null, scenario ?? null, urn === undefined ? null : withoutStack(urn)]);
}

/** `urn:pulumi:STACK::PROJECT::TYPE::NAME` from its type on. */
export function withoutStack(urn: string): string {
  return urn.startsWith("urn:pulumi:") ? urn.split("::").slice(2).join("::") : urn;
}

/** The FNV-1a hash of a text, 64 bits in hexadecimal: short, the same everywhere, and no more than a name. */
export function fnv1a(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    const product = low * PRIME;
    high = (high * PRIME + low * 256 + Math.floor(product / TWO_TO_32)) % TWO_TO_32;
    low = product % TWO_TO_32;
  }
  return [high, low].map((half) => half.toString(16).padStart(8, "0")).join("");
}
