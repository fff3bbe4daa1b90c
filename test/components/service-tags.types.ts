import { serviceTags } from "../../components";

// Read by `npm run typecheck` only: each marked line must fail to compile, and every other line must not.

const owner = "team-orders";

export const compiles = [
  serviceTags("orders", { owner, objectives: { rto: "15m", rpo: "0s" } }),
  serviceTags("orders", { owner, objectives: { rto: "1h30m", region: { rto: "2d", rpo: "PT12H" } } }),
  serviceTags("orders", { owner, objectives: {}, firstDrillBy: "2027-03-31", response: { detect: "90s" } }),
];

export const doesNotCompile = [
  // @ts-expect-error no unit
  serviceTags("orders", { owner, objectives: { rto: "15" } }),
  // @ts-expect-error a number has no unit either
  serviceTags("orders", { owner, objectives: { rto: 15 } }),
  // @ts-expect-error minutes are written m
  serviceTags("orders", { owner, objectives: { rto: "15min" } }),
  // @ts-expect-error nor as a word
  serviceTags("orders", { owner, objectives: { rto: "15 minutes" } }),
  // @ts-expect-error weeks are no unit
  serviceTags("orders", { owner, objectives: { rto: "2w" } }),
  // @ts-expect-error the larger unit comes first
  serviceTags("orders", { owner, objectives: { rto: "30m1h" } }),
  // @ts-expect-error a scenario that is none
  serviceTags("orders", { owner, objectives: { flood: { rto: "1h" } } }),
  // @ts-expect-error a role that is none
  serviceTags("orders", { owner, objectives: {}, role: "database" }),
  // @ts-expect-error a day is written with dashes
  serviceTags("orders", { owner, objectives: {}, firstDrillBy: "31.3.2027" }),
  // @ts-expect-error nobody owns it
  serviceTags("orders", { objectives: {} }),
  // @ts-expect-error no objectives
  serviceTags("orders", { owner }),
];
