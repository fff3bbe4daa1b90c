import type { DrillCheck } from "../../../continuity/evidence/record";
import type { Store } from "../../aws/stores/store";
import { check } from "../verification";
import type { Inspector } from "./inspection";

/** Looks at a restored file system or volume from outside: nothing has mounted it. */
export const diskInspector: Inspector = {
  async reach() {
    // That it is available has been waited for, and it answers nobody before it is mounted.
  },
  async inspect(_cloud, _region, made, source, { command }) {
    return {
      checks: [...sizeChecks(made, source), encryptionCheck(made, source)],
      heartbeatAt: null,
      notChecked: command === undefined ? ["what is in it: only a command of yours can mount it (--check)"] : [],
    };
  },
};

/** A file system grows and shrinks with what is in it, so that the copy of a full one need only not be empty. */
function sizeChecks({ kind, shape, sizeBytes }: Store, source: Store): readonly DrillCheck[] {
  if (kind === "volume") {
    const [expected, actual] = [source.shape.allocatedGiB ?? 0, shape.allocatedGiB ?? 0];
    return [check("size", "schema", `at least ${expected} GiB`, `${actual} GiB`, actual >= expected)];
  }
  const least = (source.sizeBytes ?? 0) > 0 ? 1 : 0;
  const actual = sizeBytes ?? 0;
  return [check("size", "rows", `at least ${least} bytes`, `${actual} bytes`, actual >= least)];
}

function encryptionCheck({ encrypted }: Store, source: Store): DrillCheck {
  const words = (is: boolean) => (is ? "encrypted" : "not encrypted");
  return check(
    "encryption of the copy",
    "engine",
    words(source.encrypted),
    words(encrypted),
    encrypted || !source.encrypted,
  );
}
