import { describe, expect, test } from "@jest/globals";
import { UNKNOWN } from "../../../continuity/estate/value";
import { resource } from "../estate-builder";
import { ways } from "./ways";

describe.each(["aws:memorydb/cluster:Cluster", "aws:msk/cluster:Cluster", "aws:opensearch/domain:Domain"])(
  "%s",
  (type) => {
    const away = (tags: Record<string, string | typeof UNKNOWN>) => {
      const { region, compromise } = ways(resource(type, "one", { tags }));
      return { region, compromise };
    };
    const EMPTY =
      "make it anew, empty to somewhere (people, new endpoint); loses all that it held never; takes deployment (no figure)";

    test("is made anew, empty, where a tag says that what it holds comes from elsewhere", () => {
      expect(away({ "continuity:role": "cache" })).toEqual({ region: [EMPTY], compromise: [EMPTY] });
    });

    test.each([{}, { "continuity:role": "data" }, { "continuity:role": "else" }, { "continuity:role": UNKNOWN }])(
      "is not with %j",
      (tags) => {
        expect(away(tags)).toEqual({ region: undefined, compromise: undefined });
      },
    );
  },
);
