/** What a restore starts from: a snapshot, a continuous backup (to a point in time), or a copy in another Region or account. */
export const POINT_KINDS = ["snapshot", "continuous", "copy"] as const;

export type PointKind = (typeof POINT_KINDS)[number];
