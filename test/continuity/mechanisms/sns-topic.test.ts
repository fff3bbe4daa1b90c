import { expect, test } from "@jest/globals";
import { FRANKFURT, resource } from "../estate-builder";
import { ways } from "./ways";

const topic = resource("aws:sns/topic:Topic", "alerts");
const twin = resource("aws:sns/topic:Topic", "alerts-frankfurt", {}, { provider: FRANKFURT });
const HERE = "runs over several zones (automatic, same endpoint); loses kept in several zones 0s; takes nothing";
const ANEW = "deploy it anew to somewhere (people, new endpoint); loses keeps no data 0s; takes deployment (no figure)";

test("a topic of one Region", () => {
  expect(ways(topic)).toEqual({ instance: [HERE], zone: [HERE], region: [ANEW], compromise: [ANEW] });
});

test("a topic with a twin", () => {
  expect(ways(topic, { siblings: [twin] }).region).toEqual([
    "alerts-frankfurt in another Region takes over to eu-central-1 (people, new endpoint); loses keeps no data 0s; takes nothing",
    ANEW,
  ]);
});
