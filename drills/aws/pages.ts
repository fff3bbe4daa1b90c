/** All that a List call has, page by page. */
export async function allPages<Item>(
  ask: (next: string | undefined) => Promise<{ readonly items: readonly Item[]; readonly next: string | undefined }>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let next: string | undefined, before: string | undefined; ; before = next) {
    const page = await ask(next);
    items.push(...page.items);
    next = page.next;
    // A server that gives the same page again and again comes to an end.
    if (next === undefined || next === before) return items;
  }
}
