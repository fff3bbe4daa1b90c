import { expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { resource } from "../estate-builder";
import { ways } from "./ways";

const stream = (inputs: Bag = {}) => resource("aws:kinesis/stream:Stream", "clicks", inputs);
const HERE = "runs over several zones (automatic, same endpoint); loses kept in several zones 0s; takes nothing";
const anew = (loss: string, to = "") =>
  `make it anew, empty${to} (people, ${to === "" ? "same" : "new"} endpoint); loses messages not yet read ${loss}; takes deployment (no figure)`;

test.each<[string, Bag, string]>([
  ["absent: a day", {}, "0s to 24h"],
  ["two days", { retentionPeriod: 48 }, "0s to 48h"],
  ["computed", { retentionPeriod: UNKNOWN }, "(no figure)"],
])("messages that nobody has read are lost, kept %s", (_name, inputs, loss) => {
  expect(ways(stream(inputs))).toEqual({
    instance: [HERE],
    zone: [HERE],
    region: [anew(loss, " to somewhere")],
    data: [anew(loss)],
    compromise: [anew(loss, " to somewhere")],
  });
});
