import { type StoreAdapter, shapeIn } from "./store";

/**
 * Whatever else AWS Backup restores. Nobody but AWS Backup tells anything of it: it is there when its job says so, carries no tag
 * of the drill, and is removed by a command of the user's.
 */
export const other: StoreAdapter = {
  named: false,
  busy: /^$/,
  async find(_cloud, region, id) {
    return {
      kind: "other",
      id,
      arn: "",
      status: "available",
      encrypted: false,
      shape: shapeIn(region),
      deletionProtection: false,
      recoveryPoint: null,
      tags: {},
      sizeBytes: null,
      like: {},
    };
  },
  target: () => ({}),
  tagCalls: () => [],
  removeCalls: () => [],
  async remove(_cloud, _region, id) {
    throw new Error(`${id} is removed by a command alone`);
  },
};
