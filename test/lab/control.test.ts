import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type Lab, startLab } from "../../lab";
import { simulatedLab } from "./clients";

let lab: Lab;

beforeAll(async () => {
  lab = await simulatedLab();
});
afterAll(() => lab.stop());

async function ask(method: string, path: string, body?: string, type = "application/json", at = lab.endpoint) {
  const answer = await fetch(`${at}/_lab/${path}`, {
    method,
    ...(body !== undefined && { body, headers: { "content-type": type } }),
  });
  return [answer.status, await answer.json()];
}

test("faults are switched on, listed and switched off", async () => {
  const fault = { kind: "throttled", operation: "StartRestoreJob", times: 2 };
  expect(await ask("POST", "faults", JSON.stringify([fault]))).toEqual([200, [{ ...fault, struck: 0 }]]);
  expect(await ask("GET", "faults")).toEqual([200, [{ ...fault, struck: 0 }]]);
  expect(await ask("DELETE", "faults")).toEqual([200, []]);
});

test.each([["{}"], ['[{"kind": "earthquake"}]'], ["not json"], ["[null]"]])(
  "what are no faults (%s) is refused",
  async (body) => {
    expect(await ask("POST", "faults", body)).toEqual([
      400,
      { message: expect.stringMatching(/^Send a list of faults, each with a kind: throttled, /) },
    ]);
  },
);

test("the clock is moved", async () => {
  expect(await ask("POST", "clock", '{"seconds": 90}')).toEqual([200, { now: "2026-11-27T12:01:30.000Z" }]);
  expect(lab.now()).toEqual(new Date("2026-11-27T12:01:30Z"));
  expect(await ask("POST", "clock", '{"seconds": -1}')).toEqual([
    400,
    { message: 'Send {"seconds": N} with N of at least 0.' },
  ]);
});

test("the machine's clock is not", async () => {
  const other = await startLab({ backEnd: "simulated", sources: [] });
  const message = "The lab runs by the machine's clock, which nobody can move.";
  expect(await ask("POST", "clock", '{"seconds": 1}', "application/json", other.endpoint)).toEqual([409, { message }]);
  await expect(other.advance(1)).rejects.toThrow(`${message} Start it with startAt.`);
  await other.stop();
});

test("what a page in a browser could send is refused", async () => {
  expect(await ask("POST", "faults", "[]", "text/plain")).toEqual([415, { message: "Send application/json." }]);
});

test("nothing else is there", async () => {
  expect(await ask("GET", "nothing")).toEqual([404, { message: "There is no GET /_lab/nothing." }]);
});

test("what is not signed, or for another service, is refused", async () => {
  const plain = await fetch(`${lab.endpoint}/backup-vaults`);
  expect([plain.status, await plain.json()]).toEqual([403, { message: "The request is not signed." }]);
  const authorization =
    "AWS4-HMAC-SHA256 Credential=a/20261127/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=b";
  const other = await fetch(`${lab.endpoint}/`, { headers: { authorization } });
  expect([other.status, await other.json()]).toEqual([403, { message: "The lab has no service lambda." }]);
});
