import { beforeAll, describe, expect, test } from "@jest/globals";
import { DeclaredResources } from "../../bench/estate/declare";
import { of, resolved, textFrom } from "../../bench/estate/reference";
import { declareTeam, PER_TEAM } from "../../bench/estate/team";
import type { Resource } from "../../preview/monitor/resources";
import { UNKNOWN } from "../../preview/unknown";

describe("a team of the benchmark", () => {
  const { all, declare } = new DeclaredResources();
  let own: readonly Resource[] = [];

  beforeAll(() => {
    const before = all.length;
    declareTeam(0, declare);
    own = all.slice(before);
  });

  test("has as many resources as it says, each with a URN of its own", () => {
    expect(own).toHaveLength(PER_TEAM);
    expect(new Set(own.map(({ urn }) => urn)).size).toBe(PER_TEAM);
  });

  test("has ten services", () => {
    const services = own.map(
      ({ inputs }) => (inputs.tags as Record<string, string> | undefined)?.["continuity:service"],
    );
    expect([...new Set(services.filter((name) => name !== undefined))].sort()).toEqual([
      "cart-0",
      "catalogue-0",
      "events-0",
      "files-0",
      "insight-0",
      "ledger-0",
      "media-0",
      "orders-0",
      "platform-0",
      "search-0",
    ]);
  });
});

describe("inputs that refer to other resources", () => {
  const { declare } = new DeclaredResources();
  const vault = declare("aws:backup/vault:Vault", "vault", { name: "main" });
  const key = declare("aws:kms/key:Key", "key", {});

  test("hold what is known at preview, and say what they are computed from", () => {
    const inputs = { plain: 1, name: of(vault, "name"), nested: [{ arn: of(key, "arn") }], text: textFrom(vault, key) };
    expect(resolved(inputs)).toEqual({
      inputs: { plain: 1, name: "main", nested: [{ arn: UNKNOWN }], text: UNKNOWN },
      edges: { name: [vault.urn], nested: [key.urn], text: [vault.urn, key.urn] },
    });
  });
});
