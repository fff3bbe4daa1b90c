/** A part of a page: its items may not all have room, what stands around them always has. */
export interface Section {
  readonly head: string;
  readonly items: readonly string[];
  readonly foot?: string;
  /** Says how many items are left out. */
  leftOut(count: number): string;
  /** The most that items may take of the page, in characters; @default all that is left */
  readonly most?: number;
}

/**
 * Sets sections below each other. Where the page would be longer than `limit` characters, items of the first sections stand,
 * and of each section it is told how many are left out.
 */
export function fitSections(sections: readonly Section[], limit: number): string {
  const frames = sections.map(({ head, items, foot = "", leftOut }) => {
    return head.length + foot.length + leftOut(items.length).length + BREAKS;
  });
  let room = limit - frames.reduce((sum, length) => sum + length, 0);
  const parts = sections.map((section) => {
    const most = Math.min(room, section.most ?? room);
    const { taken, length } = take(section.items, most);
    room -= length;
    return write(section, taken);
  });
  return parts.join("\n\n");
}

/** The line ends around the items of a section, its foot, and what is left out. */
const BREAKS = 8;

function take(items: readonly string[], room: number): { readonly taken: number; readonly length: number } {
  let length = 0;
  const over = items.findIndex((item) => {
    const longer = length + item.length + 1;
    if (longer > room) return true;
    length = longer;
    return false;
  });
  return { taken: over < 0 ? items.length : over, length };
}

function write({ head, items, foot, leftOut }: Section, taken: number): string {
  const body = [head, ...items.slice(0, taken)].join("\n");
  const missing = items.length - taken;
  return [body, ...(missing === 0 ? [] : [leftOut(missing)]), ...(foot === undefined ? [] : [foot])].join("\n\n");
}
