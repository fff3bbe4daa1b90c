import { describe, expect, test } from "@jest/globals";
import { appendEvidence } from "../../../workspace/evidence/append";
import { loadEvidence } from "../../../workspace/evidence/load";
import { defaultEvidenceSettings } from "../../../workspace/evidence-settings";
import { temporaryDirectory } from "../directory";
import { draft } from "./drafts";

const directory = temporaryDirectory();
const add = (service: string) =>
  appendEvidence(directory.path("evidence"), { ...draft(), service, id: `${service}-20251231T000000Z-3f2a9c` }).record;
const settings = () => defaultEvidenceSettings(directory.path());
const LIMITS = { maxAge: 90 * 86_400, last: 5, askedOf: new Set() };

describe("what a proof takes", () => {
  test("nothing, where there is no folder", () => {
    expect(loadEvidence(settings())).toEqual({ ...LIMITS, records: [], refused: [] });
  });

  test("all records of all services", () => {
    const [billing, orders] = [add("billing"), add("orders")];
    expect(loadEvidence(settings())).toEqual({ ...LIMITS, records: [billing, orders], refused: [] });
  });

  test("none of a service with a file that is corrupt, and all of the others", () => {
    add("billing");
    const orders = add("orders");
    directory.write("evidence/billing/billing-20251230T000000Z-3f2a9c.json", "");
    expect(loadEvidence(settings())).toEqual({
      ...LIMITS,
      records: [orders],
      refused: [
        { service: "billing", problem: "evidence/billing/billing-20251230T000000Z-3f2a9c.json, line 1: is not JSON" },
      ],
    });
  });

  test("none at all where a key cannot be read, or the folder not listed", () => {
    add("orders");
    const missing = directory.path("missing.pem");
    expect(loadEvidence({ ...settings(), publicKeys: [missing] })).toEqual({
      ...LIMITS,
      records: [],
      refused: [{ service: undefined, problem: `${missing}: is no public key in PEM that can be read` }],
    });
    const file = directory.write("file", "");
    expect(loadEvidence({ ...settings(), directory: file }).refused).toEqual([
      { service: undefined, problem: `${file}: cannot be listed (ENOTDIR)` },
    ]);
  });
});
