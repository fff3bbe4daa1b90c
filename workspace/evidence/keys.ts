import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import type { EvidenceRecord, Signature } from "../../continuity/evidence/record";
import { contentOf } from "./canonical";
import { EvidenceError } from "./errors";

/** A key that signatures are checked with. */
export interface PublicKey {
  readonly id: string;
  readonly key: KeyObject;
}

/**
 * Reads a public Ed25519 key in PEM.
 *
 * @throws EvidenceError where it cannot be read, or is of another kind
 */
export function readPublicKey(file: string): PublicKey {
  const key = readKey(file, "public", createPublicKey);
  return { id: keyIdOf(key), key };
}

/**
 * Reads a private Ed25519 key in PEM.
 *
 * @throws EvidenceError where it cannot be read, or is of another kind; the message repeats nothing of it
 */
export function readPrivateKey(file: string): KeyObject {
  return readKey(file, "private", createPrivateKey);
}

function readKey(file: string, kind: "public" | "private", parse: (pem: Buffer) => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = parse(readFileSync(file));
  } catch {
    // The error of the parser may hold a part of the key.
    throw new EvidenceError([`${file}: is no ${kind} key in PEM that can be read`]);
  }
  if (key.asymmetricKeyType !== "ed25519") throw new EvidenceError([`${file}: is no Ed25519 key`]);
  return key;
}

/** The first 16 hexadecimal digits of the SHA-256 of a public key (SPKI, DER). */
export function keyIdOf(key: KeyObject): string {
  const spki = createPublicKeyOf(key).export({ type: "spki", format: "der" });
  return createHash("sha256").update(spki).digest("hex").slice(0, 16);
}

function createPublicKeyOf(key: KeyObject): KeyObject {
  return key.type === "private" ? createPublicKey(key) : key;
}

/** The record with a signature in place of any that it had. */
export function signed(record: EvidenceRecord, key: KeyObject): EvidenceRecord {
  const value = sign(null, Buffer.from(contentOf(record)), key).toString("base64");
  const signature: Signature = { algorithm: "ed25519", keyId: keyIdOf(key), value };
  return { ...record, signature };
}

/** What a signature is worth: made by one of the keys, by none of them, or not a signature of this record. */
export function checkSignature(
  record: EvidenceRecord,
  keys: readonly PublicKey[],
): "good" | "bad" | "stranger" | "none" {
  const { signature } = record;
  if (signature === undefined) return "none";
  const found = keys.find(({ id }) => id === signature.keyId);
  if (found === undefined) return "stranger";
  const good = verify(null, Buffer.from(contentOf(record)), found.key, Buffer.from(signature.value, "base64"));
  return good ? "good" : "bad";
}
