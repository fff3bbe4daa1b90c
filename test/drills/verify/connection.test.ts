import { describe, expect, test } from "@jest/globals";
import { configOf } from "../../../drills/verify/connection";

const ADDRESS = { engine: "postgres", host: "orders.example.com", port: 5432, user: "app", database: "orders" };

describe("how it connects", () => {
  test.each<[string, Partial<typeof ADDRESS>, Record<string, string>, object]>([
    [
      "as the master user, with a certificate that can be checked",
      {},
      {},
      { user: "app", database: "orders", ssl: true },
    ],
    ["as the environment says", {}, { PGUSER: "reader", PGDATABASE: "shop" }, { user: "reader", database: "shop" }],
    ["on this machine without", { host: "127.0.0.1" }, {}, { ssl: false }],
    ["on this machine with, if asked", { host: "localhost" }, { PGSSLMODE: "verify-full" }, { ssl: true }],
    ["unchecked, if asked", {}, { PGSSLMODE: "require" }, { ssl: { rejectUnauthorized: false } }],
    ["reading only", {}, {}, { options: "-c default_transaction_read_only=on" }],
  ])("%s", (_, more, env, expected) => {
    expect(configOf({ ...ADDRESS, ...more }, env)).toMatchObject(expected);
  });
});
