/** What several turns of one measure gave. */
export interface Sample {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly turns: number;
}

/** The middle of some figures; between the two middle ones where there is an even number. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

export function sampleOf(figures: readonly number[]): Sample {
  return {
    median: median(figures),
    least: Math.min(...figures),
    most: Math.max(...figures),
    turns: figures.length,
  };
}

/** The same figures in another unit. */
export function scaled({ median, least, most, turns }: Sample, factor: number): Sample {
  return { median: median * factor, least: least * factor, most: most * factor, turns };
}
