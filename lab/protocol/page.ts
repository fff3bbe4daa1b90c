/** Part of a list, and where the next part begins, if there is one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | undefined;
}

/**
 * One page of a list. The token names the first item of the next page, so that what is deleted in the meantime makes
 * none be left out.
 *
 * @returns nothing for a token that is none of this list
 */
export function page<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  size: number,
  token: string | undefined,
): Page<Item> | undefined {
  const from = token === undefined ? 0 : items.findIndex((item) => tokenOf(key(item)) === token);
  if (from < 0) {
    return undefined;
  }
  const following = items[from + size];
  return { items: items.slice(from, from + size), next: following && tokenOf(key(following)) };
}

function tokenOf(key: string): string {
  return Buffer.from(key).toString("base64url");
}
