import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { ChangedIndex } from "../../../continuity/estate/changed-index";
import { EstateIndex, type EstateResource } from "../../../continuity/estate/resource";
import { UNKNOWN } from "../../../continuity/estate/value";
import { estate, indexOf, rdsInstance, vault, vaultLock } from "../estate-builder";

const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const VAULT = "aws:backup/vault:Vault";
const MAIN = vault("main");
const OTHER = vault("other");
const lock = vaultLock("lock", { backupVaultName: "main" });
const INDEX = indexOf(MAIN, OTHER, lock, rdsInstance("db"));

test("a changed resource takes the place of the one that it was", () => {
  const renamed: EstateResource = { ...MAIN, inputs: { name: "renamed" } };
  const changed = new ChangedIndex(INDEX, [renamed]);
  expect(changed.get(MAIN.urn)).toBe(renamed);
  expect(changed.ofType(VAULT)).toEqual([renamed, OTHER]);
  expect(changed.having(VAULT, "name", "main")).toEqual([]);
  expect(changed.having(VAULT, "name", "renamed")).toEqual([renamed]);
  expect(changed.estate.resources.map((one) => one.inputs?.name)).toEqual(["renamed", "other", undefined, undefined]);
});

test("a resource that it adds comes last, and refers to others", () => {
  const second = vaultLock("second", { backupVaultName: UNKNOWN }, { edges: { backupVaultName: [OTHER] } });
  const changed = new ChangedIndex(INDEX, [second]);
  expect(changed.ofType(LOCK)).toEqual([lock, second]);
  expect(changed.referring(OTHER, LOCK, "backupVaultName", ["other"])).toEqual([second]);
  expect(changed.referring(MAIN, LOCK, "backupVaultName", ["main"])).toEqual([lock]);
  expect(changed.across(second, "backupVaultName")).toEqual([OTHER]);
  expect(changed.estate.resources.at(-1)).toBe(second);
});

test("leaves the program as it is, and leads back to it", () => {
  const changed = new ChangedIndex(INDEX, [{ ...MAIN, inputs: { name: "renamed" } }]);
  expect(new ChangedIndex(changed, []).origin).toBe(INDEX);
  expect(INDEX.origin).toBe(INDEX);
  expect(INDEX.get(MAIN.urn)).toBe(MAIN);
});

const NAMES = ["a", "b", "c"] as const;
const name = fc.constantFrom(...NAMES);
const oneVault = fc.record({ urn: name, called: name }).map(({ urn, called }) => vault(urn, { name: called }));
const oneLock = fc
  .record({ urn: name, on: fc.option(name, { nil: undefined }), edge: name })
  .map(({ urn, on, edge }) =>
    vaultLock(urn, { backupVaultName: on ?? UNKNOWN }, on ? {} : { edges: { backupVaultName: [vault(edge)] } }),
  );
const some = fc.uniqueArray(fc.oneof(oneVault, oneLock), { selector: ({ urn }) => urn, maxLength: 6 });

test("answers as an index that is made anew", () => {
  fc.assert(
    fc.property(some, some, (others, changes) => {
      // Nothing in a program refers to what is not in it yet.
      const before = [...new Map([...NAMES.map((one) => vault(one)), ...others].map((one) => [one.urn, one])).values()];
      const byUrn = new Map([...before, ...changes].map((one) => [one.urn, one]));
      const anew = new EstateIndex(estate(...byUrn.values()));
      const changed = new ChangedIndex(new EstateIndex(estate(...before)), changes);
      const sorted = (found: readonly EstateResource[]) => [...found].sort((a, b) => (a.urn < b.urn ? -1 : 1));
      const answers = (index: EstateIndex) =>
        NAMES.map((one) => [
          index.get(vault(one).urn),
          sorted(index.having(VAULT, "name", one)),
          sorted(index.referring(vault(one), LOCK, "backupVaultName", [one])),
          index.ofType(LOCK),
          index.estate,
        ]);
      expect(answers(changed)).toEqual(answers(anew));
    }),
  );
});
