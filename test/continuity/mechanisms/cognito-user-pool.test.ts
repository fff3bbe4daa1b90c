import { expect, test } from "@jest/globals";
import { resource } from "../estate-builder";
import { vouched } from "../rules/findings";
import { ways } from "./ways";

const users = resource("aws:cognito/userPool:UserPool", "users");
const here = (lost: string, takes: string) =>
  `AWS goes on with it in its Region (automatic, same endpoint); loses what AWS keeps of its users ${lost}; takes until AWS serves again ${takes}`;

test("nothing brings its users back, nor a Region", () => {
  const open = [here("(no figure)", "(no figure)")];
  expect(ways(users)).toEqual({ instance: open, zone: open });
});

test("what somebody vouches for", () => {
  const assumptions = [vouched("replica-lag", 0), vouched("start-time", 60)];
  expect(ways(users, { assumptions }).zone).toEqual([here("0s", "1m")]);
});
