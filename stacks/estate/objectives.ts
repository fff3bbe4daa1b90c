import type { ServiceDeclaration } from "lifeboat";

type Promise = Pick<ServiceDeclaration, "objectives" | "detectionWindow" | "mtpd">;

/** Without these nobody buys or pays. */
export const CRITICAL = {
  objectives: {
    rto: "5m",
    rpo: "5m",
    data: { rto: "4h", rpo: "5m" },
    region: { rto: "1h", rpo: "15m" },
  },
  detectionWindow: "3d",
  mtpd: "8h",
} as const satisfies Promise;

/** A day without these costs orders. */
export const IMPORTANT = {
  objectives: {
    rto: "30m",
    rpo: "15m",
    data: { rto: "8h", rpo: "15m" },
    region: { rto: "12h", rpo: "12h" },
  },
  detectionWindow: "3d",
  mtpd: "2d",
} as const satisfies Promise;

/** The company gets by for some days without these. */
export const INTERNAL = {
  objectives: { rto: "8h", rpo: "12h", data: { rto: "1d", rpo: "12h" } },
  detectionWindow: "3d",
  mtpd: "5d",
} as const satisfies Promise;
