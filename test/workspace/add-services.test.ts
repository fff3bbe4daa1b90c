import { expect, test } from "@jest/globals";
import type { ProposedService } from "../../continuity/adoption/proposal";
import { addServices } from "../../workspace/add-services";

const orders: ProposedService = {
  name: "orders",
  members: [],
  kept: [
    { scenario: "zone", objective: { rto: 300, rpo: 60 } },
    { scenario: "region", because: "nothing in the program brings orders-db back" },
  ],
};
const nothing: ProposedService = { name: "carts", members: [], kept: [{ scenario: "zone", because: "nobody knows" }] };

const HEAD = "review this. It is what the program keeps as it stands, not what the business needs.";

test.each<[string, string, readonly ProposedService[], string]>([
  ["none", "# nothing\n", [], "# nothing\n"],
  [
    "into a new file",
    "",
    [orders, nothing],
    `services:
  # orders: ${HEAD}
  #   region: not promised, since nothing in the program brings orders-db back
  orders:
    objectives:
      zone: { rto: 5m, rpo: 1m }
  # carts: ${HEAD}
  #   zone: not promised, since nobody knows
  carts: {}
`,
  ],
  [
    "behind what is there",
    "# ours\npolicy: {}",
    [nothing],
    `# ours
policy: {}

services:
  # carts: ${HEAD}
  #   zone: not promised, since nobody knows
  carts: {}
`,
  ],
  [
    "among others, indented as they are, without touching one of the same name",
    "services:\n    # mails\n    mails: { owner: team-a }\n    orders: { owner: team-b }\npolicy: {}\n",
    [orders, nothing],
    `services:
    # carts: ${HEAD}
    #   zone: not promised, since nobody knows
    carts: {}
    # mails
    mails: { owner: team-a }
    orders: { owner: team-b }
policy: {}
`,
  ],
])("%s", (_, text, services, expected) => expect(addServices("lifeboat.yaml", text, services)).toBe(expected));

test("services in braces: what to do", () => {
  const add = () => addServices("lifeboat.yaml", "services: { mails: { owner: team-a } }\n", [orders]);
  expect(add).toThrow("lifeboat.yaml: services must be written out, one below the other, to add to them");
});
