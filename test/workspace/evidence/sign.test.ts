import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EvidenceRecord } from "../../../continuity/evidence/record";
import { appendEvidence } from "../../../workspace/evidence/append";
import { EvidenceError } from "../../../workspace/evidence/errors";
import {
  checkSignature,
  keyIdOf,
  type PublicKey,
  readPrivateKey,
  readPublicKey,
} from "../../../workspace/evidence/keys";
import { readService } from "../../../workspace/evidence/read";
import { signEvidence } from "../../../workspace/evidence/sign";
import type { Told } from "../../continuity/evidence/records";
import { temporaryDirectory } from "../directory";
import { draft } from "./drafts";

const directory = temporaryDirectory();
const folder = () => directory.path("evidence");
const add = (told: Told = {}, key?: KeyObject) => appendEvidence(folder(), draft(told), key).record;
const fileOf = ({ id }: EvidenceRecord) => directory.path("evidence", "orders", `${id}.json`);
const problems = (...keys: readonly PublicKey[]) => readService(folder(), "orders", keys).problems;

let [own, other]: KeyObject[] = [];
let [ownPublic, otherPublic]: PublicKey[] = [];

beforeAll(() => {
  const pair = () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    return [privateKey, { id: keyIdOf(publicKey), key: publicKey }] as const;
  };
  [own, ownPublic] = pair();
  [other, otherPublic] = pair();
});

const keys = () => ({
  own: own as KeyObject,
  other: other as KeyObject,
  ownPublic: ownPublic as PublicKey,
  otherPublic: otherPublic as PublicKey,
});

describe("signing", () => {
  test("the last record vouches for all before it, and a signature breaks no chain", () => {
    const { ownPublic, own } = keys();
    const [first, second] = [add({ daysAgo: 3 }), add({ daysAgo: 2 })];
    expect(problems(ownPublic)).toEqual([`evidence/orders/${second.id}.json: is the last of its chain and not signed`]);
    expect(signEvidence(folder(), "orders", own).map(({ id }) => id)).toEqual([second.id]);
    expect(problems(ownPublic)).toEqual([]);
    expect(signEvidence(folder(), "orders", own)).toEqual([]);
    expect(JSON.parse(readFileSync(fileOf(first), "utf8"))).toEqual(first);
    add({ daysAgo: 1 }, own);
    expect(problems(ownPublic)).toEqual([]);
  });

  test("a private key has the id of its public one", () => {
    const { own, ownPublic } = keys();
    expect(keyIdOf(own)).toBe(ownPublic.id);
    expect(ownPublic.id).toMatch(/^[0-9a-f]{16}$/);
  });

  test("nobody signs a chain that is not sound", () => {
    const one = add();
    writeFileSync(fileOf(one), "{");
    expect(() => signEvidence(folder(), "orders", keys().own)).toThrow(
      `evidence/orders/${one.id}.json, line 1: is not JSON`,
    );
  });
});

describe("what a signature is worth", () => {
  test("good, of a key that is not ours, of other content, or none", () => {
    const { own, ownPublic, otherPublic } = keys();
    const one = add({}, own);
    expect(checkSignature(one, [otherPublic, ownPublic])).toBe("good");
    expect(checkSignature(one, [otherPublic])).toBe("stranger");
    expect(checkSignature({ ...one, outcome: "failed" }, [ownPublic])).toBe("bad");
    expect(checkSignature(add({ daysAgo: 0.5 }), [ownPublic])).toBe("none");
  });

  test("a byte tampered with after signing is told, also in the last record", () => {
    const { own, ownPublic } = keys();
    const one = add({}, own);
    writeFileSync(fileOf(one), readFileSync(fileOf(one), "utf8").replace('"rpoSeconds": 300', '"rpoSeconds": 200'));
    expect(problems()).toEqual([]);
    expect(problems(ownPublic)).toEqual([`evidence/orders/${one.id}.json: its signature is not that of its content`]);
  });

  test("a signature of a stranger, and one under our name that is not ours", () => {
    const { own, other, ownPublic } = keys();
    const one = add({}, other);
    expect(problems(ownPublic)).toEqual([
      `evidence/orders/${one.id}.json: is signed with a key that is not among evidence.publicKeys`,
    ]);
    const text = readFileSync(fileOf(one), "utf8").replace(keyIdOf(other), keyIdOf(own));
    writeFileSync(fileOf(one), text);
    expect(problems(ownPublic)).toEqual([`evidence/orders/${one.id}.json: its signature is not that of its content`]);
  });

  test("without keys it is said that nobody checked", () => {
    add({}, keys().own);
    expect(readService(folder(), "orders", []).notes).toEqual([
      "1 signed, and not checked: no evidence.publicKeys in lifeboat.yaml",
    ]);
  });
});

describe("files of keys", () => {
  test("PEM, as openssl and Node.js write it", () => {
    const { own, ownPublic } = keys();
    const secret = directory.write("key.pem", own.export({ type: "pkcs8", format: "pem" }) as string);
    const open = directory.write("key.pub.pem", ownPublic.key.export({ type: "spki", format: "pem" }) as string);
    expect(keyIdOf(readPrivateKey(secret))).toBe(ownPublic.id);
    expect(readPublicKey(open).id).toBe(ownPublic.id);
  });

  test("what is none, and what is of another kind", () => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const secret = directory.write("ec.pem", privateKey.export({ type: "pkcs8", format: "pem" }) as string);
    const open = directory.write("ec.pub.pem", publicKey.export({ type: "spki", format: "pem" }) as string);
    const nothing = directory.write("none.pem", "hunter2");
    const said = (read: () => unknown) => {
      try {
        read();
      } catch (error) {
        if (error instanceof EvidenceError) return directory.plain(error.message);
      }
      return "accepted";
    };
    expect([
      said(() => readPrivateKey(secret)),
      said(() => readPublicKey(open)),
      said(() => readPrivateKey(nothing)),
      said(() => readPublicKey(directory.path("missing.pem"))),
    ]).toEqual([
      "./ec.pem: is no Ed25519 key",
      "./ec.pub.pem: is no Ed25519 key",
      "./none.pem: is no private key in PEM that can be read",
      "./missing.pem: is no public key in PEM that can be read",
    ]);
  });
});
